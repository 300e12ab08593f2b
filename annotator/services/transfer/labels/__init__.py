"""What labels of other programs mean: counted, proposed, looked over, remembered."""
