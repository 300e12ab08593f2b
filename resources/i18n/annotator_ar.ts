<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
  <extra-origin>machine</extra-origin>
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About Annotator</source>
      <translation>حول Annotator</translation>
    </message>
    <message>
      <source>Apache License 2.0</source>
      <translation>رخصة أباتشي 2.0 (Apache License 2.0)</translation>
    </message>
    <message>
      <source>Turns news articles into quotes, claims and events, each with its evidence in the text. Your projects stay on your machine.</source>
      <translation>يحوّل المقالات الإخبارية إلى اقتباسات وادعاءات وأحداث، لكلٍّ منها شواهده في النص. مشاريعك تبقى على جهازك.</translation>
    </message>
    <message>
      <source>Version {v}</source>
      <translation>الإصدار {v}</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>95 %</source>
      <translation>95 %</translation>
    </message>
    <message>
      <source>A quote to the claim it makes or the event it reports, in any article</source>
      <translation>من اقتباس إلى الادعاء الذي يقدّمه أو الحدث الذي ينقله، في أي مقالة</translation>
    </message>
    <message>
      <source>A table of all quotes, claims or events, in the place of the article</source>
      <translation>جدول بكل الاقتباسات أو الادعاءات أو الأحداث، في مكان المقالة</translation>
    </message>
    <message>
      <source>About Annotator</source>
      <translation>حول Annotator</translation>
    </message>
    <message>
      <source>Actor</source>
      <translation>فاعل</translation>
    </message>
    <message>
      <source>Actors</source>
      <translation>الفاعلون</translation>
    </message>
    <message>
      <source>Actors whose names are alike without titles, accents and signs</source>
      <translation>الفاعلون المتشابهة أسماؤهم بعد حذف الألقاب والحركات والعلامات</translation>
    </message>
    <message>
      <source>Add the selection as a fragment</source>
      <translation>إضافة التحديد كمقطع</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>Adjudicate blind to names</source>
      <translation>تحكيم بلا أسماء</translation>
    </message>
    <message>
      <source>Adjudicate the article</source>
      <translation>تحكيم المقالة</translation>
    </message>
    <message>
      <source>Again: no longer</source>
      <translation>مرة أخرى: إلغاء ذلك</translation>
    </message>
    <message>
      <source>Again: open it once more</source>
      <translation>مرة أخرى: إعادة فتحها</translation>
    </message>
    <message>
      <source>All of the article that are sure enough, after a look at how many they are</source>
      <translation>كل ما في المقال مما هو مؤكد بما يكفي، بعد النظر في عدده</translation>
    </message>
    <message>
      <source>All that are open in the article, under the text</source>
      <translation>كل المفتوح منها في المقال، تحت النص</translation>
    </message>
    <message>
      <source>All, those that the list shows, or drawn: with a preview, as one change</source>
      <translation>كلها أو ما تعرضه القائمة أو بالقرعة: مع معاينة، وفي تغيير واحد</translation>
    </message>
    <message>
      <source>Alpha of sets, Jaccard</source>
      <translation>ألفا للمجموعات، جاكار</translation>
    </message>
    <message>
      <source>Alpha of sets, MASI</source>
      <translation>ألفا للمجموعات، MASI</translation>
    </message>
    <message>
      <source>Also called</source>
      <translation>يُسمّى أيضًا</translation>
    </message>
    <message>
      <source>Also found by the other (agr)</source>
      <translation>وجده الآخر أيضًا (agr)</translation>
    </message>
    <message>
      <source>Alt+Down in a cell, or another click on the column’s name</source>
      <translation>‏Alt+Down في خلية، أو نقرة أخرى على اسم العمود</translation>
    </message>
    <message>
      <source>Alt+Up in a cell, or a click on the column’s name</source>
      <translation>‏Alt+Up في خلية، أو نقرة على اسم العمود</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>As a spreadsheet takes them; Ctrl+C in a cell does the same</source>
      <translation>بالصيغة التي تقبلها جداول البيانات؛ يفعل Ctrl+C في خلية الشيء نفسه</translation>
    </message>
    <message>
      <source>Ask models about this article…</source>
      <translation>اسأل النماذج عن هذا المقال…</translation>
    </message>
    <message>
      <source>Assign articles…</source>
      <translation>إسناد مقالات…</translation>
    </message>
    <message>
      <source>Assign it to coders, or take it from them</source>
      <translation>إسنادها إلى مرمّزين أو سحبها منهم</translation>
    </message>
    <message>
      <source>Assignment</source>
      <translation>التكليف</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>المؤلف</translation>
    </message>
    <message>
      <source>Back up…</source>
      <translation>نسخ احتياطي…</translation>
    </message>
    <message>
      <source>Backups…</source>
      <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
      <source>Begin a letter earlier</source>
      <translation>تقديم البداية حرفًا</translation>
    </message>
    <message>
      <source>Begin a letter later</source>
      <translation>تأخير البداية حرفًا</translation>
    </message>
    <message>
      <source>Begin a word earlier</source>
      <translation>تقديم البداية كلمة</translation>
    </message>
    <message>
      <source>Begin a word later</source>
      <translation>تأخير البداية كلمة</translation>
    </message>
    <message>
      <source>Check the project</source>
      <translation>فحص المشروع</translation>
    </message>
    <message>
      <source>Choose the sheet’s columns…</source>
      <translation>اختيار أعمدة الجدول…</translation>
    </message>
    <message>
      <source>Close project</source>
      <translation>إغلاق المشروع</translation>
    </message>
    <message>
      <source>Code all hits as…</source>
      <translation>ترميز كل النتائج كـ…</translation>
    </message>
    <message>
      <source>Code as…</source>
      <translation>الترميز باسم…</translation>
    </message>
    <message>
      <source>Code blind</source>
      <translation>الترميز دون رؤية عمل الآخرين</translation>
    </message>
    <message>
      <source>Codebook</source>
      <translation>دليل الترميز</translation>
    </message>
    <message>
      <source>Coded</source>
      <translation>المرمَّز</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Coders</source>
      <translation>المرمّزون</translation>
    </message>
    <message>
      <source>Coders are numbers, in another order in each article</source>
      <translation>المرمّزون أرقام، بترتيب آخر في كل مقالة</translation>
    </message>
    <message>
      <source>Coders see only what they made themselves, until the lead opens the project</source>
      <translation>لا يرى المرمّزون إلا ما صنعوه بأنفسهم، حتى يفتح القائد المشروع</translation>
    </message>
    <message>
      <source>Coders…</source>
      <translation>المرمّزون…</translation>
    </message>
    <message>
      <source>Coding stripes</source>
      <translation>أشرطة الترميز</translation>
    </message>
    <message>
      <source>Cohen’s kappa</source>
      <translation>كابا كوهين</translation>
    </message>
    <message>
      <source>Colours as the system has them</source>
      <translation>ألوان النظام</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>لوحة الأوامر</translation>
    </message>
    <message>
      <source>Copy the cells</source>
      <translation>نسخ الخلايا</translation>
    </message>
    <message>
      <source>Copy the cells with their columns’ names</source>
      <translation>نسخ الخلايا مع أسماء أعمدتها</translation>
    </message>
    <message>
      <source>Correct the text…</source>
      <translation>تصحيح النص…</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>البلد</translation>
    </message>
    <message>
      <source>Dark colours</source>
      <translation>ألوان داكنة</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>التاريخ</translation>
    </message>
    <message>
      <source>Del in a cell does the same</source>
      <translation>يفعل Del في خلية الشيء نفسه</translation>
    </message>
    <message>
      <source>Delete the article</source>
      <translation>حذف المقالة</translation>
    </message>
    <message>
      <source>Delete the chosen actors…</source>
      <translation>حذف الفاعلين المختارين…</translation>
    </message>
    <message>
      <source>Delete the record</source>
      <translation>حذف السجل</translation>
    </message>
    <message>
      <source>Delete the records of the rows</source>
      <translation>حذف سجلات الصفوف</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>محذوف</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>منجزة</translation>
    </message>
    <message>
      <source>Draft gold by majority</source>
      <translation>مسودة مرجعية بالأغلبية</translation>
    </message>
    <message>
      <source>Drop the suggestion</source>
      <translation>إسقاط الاقتراح</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>تحرير</translation>
    </message>
    <message>
      <source>Edit the cell</source>
      <translation>تحرير الخلية</translation>
    </message>
    <message>
      <source>Edit the codebook…</source>
      <translation>تحرير دليل الترميز…</translation>
    </message>
    <message>
      <source>Edit title, outlet, date …</source>
      <translation>تحرير العنوان وجهة النشر والتاريخ …</translation>
    </message>
    <message>
      <source>End a letter earlier</source>
      <translation>تقديم النهاية حرفًا</translation>
    </message>
    <message>
      <source>End a letter later</source>
      <translation>تأخير النهاية حرفًا</translation>
    </message>
    <message>
      <source>End a word earlier</source>
      <translation>تقديم النهاية كلمة</translation>
    </message>
    <message>
      <source>End a word later</source>
      <translation>تأخير النهاية كلمة</translation>
    </message>
    <message>
      <source>Enter in a cell does the same</source>
      <translation>يفعل Enter في خلية الشيء نفسه</translation>
    </message>
    <message>
      <source>Everything is saved at once; this says so, or leads to what is not</source>
      <translation>كل شيء يُحفظ فورًا؛ هذا يؤكد ذلك، أو يقود إلى ما لم يُحفظ</translation>
    </message>
    <message>
      <source>Expand the selection</source>
      <translation>توسيع التحديد</translation>
    </message>
    <message>
      <source>Export the article as PDF…</source>
      <translation>تصدير المقالة بصيغة PDF…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>تصدير…</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>F1 exact</source>
      <translation>F1 مطابق</translation>
    </message>
    <message>
      <source>F1 overlapping</source>
      <translation>F1 متداخل</translation>
    </message>
    <message>
      <source>F1 without learning</source>
      <translation>F1 دون تعلّم</translation>
    </message>
    <message>
      <source>Filter by the column</source>
      <translation>تصفية حسب العمود</translation>
    </message>
    <message>
      <source>Filter the articles</source>
      <translation>تصفية المقالات</translation>
    </message>
    <message>
      <source>Find in the article</source>
      <translation>البحث في المقالة</translation>
    </message>
    <message>
      <source>Finish the adjudication</source>
      <translation>إنهاء التحكيم</translation>
    </message>
    <message>
      <source>Flags the record, or the article if none is selected; again: no longer</source>
      <translation>يضع علامة على السجل، أو على المقالة إن لم يُحدَّد سجل؛ ومرة أخرى لإزالتها</translation>
    </message>
    <message>
      <source>Fleiss’ kappa</source>
      <translation>كابا فلايس</translation>
    </message>
    <message>
      <source>Found in one place, F1</source>
      <translation>وُجد في موضع واحد، F1</translation>
    </message>
    <message>
      <source>Found in one place, precision</source>
      <translation>وُجد في موضع واحد، الدقة</translation>
    </message>
    <message>
      <source>Found in one place, recall</source>
      <translation>وُجد في موضع واحد، الاستدعاء</translation>
    </message>
    <message>
      <source>Go to the fields</source>
      <translation>الانتقال إلى الحقول</translation>
    </message>
    <message>
      <source>Guide</source>
      <translation>دليل الاستخدام</translation>
    </message>
    <message>
      <source>Hand out…</source>
      <translation>تسليم العمل…</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>مساعدة</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>تباين عالٍ</translation>
    </message>
    <message>
      <source>History</source>
      <translation>سجل التغييرات</translation>
    </message>
    <message>
      <source>Hold Alt while dragging for the exact letters</source>
      <translation>اضغط Alt أثناء السحب لتحديد الأحرف بدقة</translation>
    </message>
    <message>
      <source>How far coders agree, with the passages where they differ</source>
      <translation>مدى اتفاق المرمّزين، مع المواضع التي يختلفون فيها</translation>
    </message>
    <message>
      <source>How good it is, and from how many articles; withdraw or forget it</source>
      <translation>مدى جودته ومن كم مقالة؛ اسحبه أو انسه</translation>
    </message>
    <message>
      <source>I while articles are screened</source>
      <translation>‏المفتاح I أثناء الفرز</translation>
    </message>
    <message>
      <source>Import articles…</source>
      <translation>استيراد مقالات…</translation>
    </message>
    <message>
      <source>In the background, so that it suggests what this project’s coders would code</source>
      <translation>في الخلفية، ليقترح ما يرمّزه مرمِّزو هذا المشروع</translation>
    </message>
    <message>
      <source>In the panel 1 to 9 take that coder’s, a field’s letter that field</source>
      <translation>في اللوحة تأخذ الأرقام 1 إلى 9 سجل ذلك المرمّز، وحرف الحقل ذلك الحقل</translation>
    </message>
    <message>
      <source>In the place of the heading; so does a click on it</source>
      <translation>في مكان العنوان؛ والنقر عليه يفعل ذلك أيضًا</translation>
    </message>
    <message>
      <source>Irrelevant, and on to the next</source>
      <translation>غير ذات صلة، ثم التالية</translation>
    </message>
    <message>
      <source>It never comes back for this text</source>
      <translation>لا يعود أبدًا لهذا النص</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>المفاتيح</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>الصنف</translation>
    </message>
    <message>
      <source>Krippendorff’s alpha</source>
      <translation>ألفا كريبندورف</translation>
    </message>
    <message>
      <source>Krippendorff’s alpha, interval</source>
      <translation>ألفا كريبندورف، فترية</translation>
    </message>
    <message>
      <source>Krippendorff’s alpha, ordinal</source>
      <translation>ألفا كريبندورف، ترتيبية</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>Larger text</source>
      <translation>تكبير النص</translation>
    </message>
    <message>
      <source>Learn from the finished articles</source>
      <translation>التعلّم من المقالات المنجزة</translation>
    </message>
    <message>
      <source>Learned</source>
      <translation>وقت التعلّم</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>مستبعد</translation>
    </message>
    <message>
      <source>Light colours</source>
      <translation>ألوان فاتحة</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>ربط</translation>
    </message>
    <message>
      <source>Link to another record…</source>
      <translation>ربط بسجل آخر…</translation>
    </message>
    <message>
      <source>Links to records of which there is gold</source>
      <translation>الروابط إلى سجلات لها مرجع</translation>
    </message>
    <message>
      <source>List of suggestions</source>
      <translation>قائمة الاقتراحات</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>إعادة النظر</translation>
    </message>
    <message>
      <source>Look again at the article</source>
      <translation>إعادة النظر في المقالة</translation>
    </message>
    <message>
      <source>Makes an actor of its own of some names or records</source>
      <translation>يجعل من بعض الأسماء أو السجلات فاعلًا مستقلًا</translation>
    </message>
    <message>
      <source>Makes it a record and goes on; Alt+arrows move an edge of what was taken</source>
      <translation>يجعله سجلًا وينتقل إلى التالي؛ وAlt مع الأسهم يحرّك حدّ ما أُخذ</translation>
    </message>
    <message>
      <source>Makes it a record and goes to its fields</source>
      <translation>يجعله سجلًا وينتقل إلى حقوله</translation>
    </message>
    <message>
      <source>Makes them one; every record that names one of them names that one</source>
      <translation>يجعلهم فاعلًا واحدًا؛ وكل سجل يذكر أحدهم يذكر ذلك الفاعل</translation>
    </message>
    <message>
      <source>Mark as done</source>
      <translation>وسم كمنجزة</translation>
    </message>
    <message>
      <source>Match</source>
      <translation>المطابقة</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>قياس</translation>
    </message>
    <message>
      <source>Measure agreement</source>
      <translation>قياس الاتفاق</translation>
    </message>
    <message>
      <source>Merge handed-out projects, conflicted copies or JSON exports, after a preview</source>
      <translation>دمج المشاريع المسلَّمة أو النسخ المتعارضة أو ملفات JSON المصدَّرة، بعد معاينة</translation>
    </message>
    <message>
      <source>Merge the chosen actors…</source>
      <translation>دمج الفاعلين المختارين…</translation>
    </message>
    <message>
      <source>Merge the fragments of all coders</source>
      <translation>دمج مقاطع جميع المرمّزين</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>النموذج</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>الشهر</translation>
    </message>
    <message>
      <source>My articles, or all</source>
      <translation>مقالاتي أو الكل</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>New actor…</source>
      <translation>فاعل جديد…</translation>
    </message>
    <message>
      <source>New or in progress, in the order of the list</source>
      <translation>الجديدة أو قيد العمل، بترتيب القائمة</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>New {type}</source>
      <translation>جديد: {type}</translation>
    </message>
    <message>
      <source>Next article</source>
      <translation>المقالة التالية</translation>
    </message>
    <message>
      <source>Next article to adjudicate</source>
      <translation>المقالة التالية للتحكيم</translation>
    </message>
    <message>
      <source>Next article to do</source>
      <translation>المقالة التالية غير المنجزة</translation>
    </message>
    <message>
      <source>Next group to decide</source>
      <translation>المجموعة التالية للبت فيها</translation>
    </message>
    <message>
      <source>Next match</source>
      <translation>النتيجة التالية</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>الجزء التالي من النافذة</translation>
    </message>
    <message>
      <source>Next record</source>
      <translation>السجل التالي</translation>
    </message>
    <message>
      <source>Next record to look at again</source>
      <translation>السجل التالي المطلوب إعادة النظر فيه</translation>
    </message>
    <message>
      <source>Next suggestion</source>
      <translation>الاقتراح التالي</translation>
    </message>
    <message>
      <source>Normal text size</source>
      <translation>حجم النص العادي</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>ملاحظة</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>Nothing to code…</source>
      <translation>لا شيء للترميز…</translation>
    </message>
    <message>
      <source>Of</source>
      <translation>لـ</translation>
    </message>
    <message>
      <source>Of the project search, after a preview</source>
      <translation>من البحث في المشروع، بعد معاينة</translation>
    </message>
    <message>
      <source>Of those that the article list shows as it is filtered</source>
      <translation>من المقالات التي تعرضها القائمة بعد التصفية</translation>
    </message>
    <message>
      <source>Off, nothing is suggested to you in this project</source>
      <translation>عند الإيقاف لا يُقترح عليك شيء في هذا المشروع</translation>
    </message>
    <message>
      <source>On pages with its marks, and its records below</source>
      <translation>على صفحات مع علاماتها، وسجلاتها في أسفلها</translation>
    </message>
    <message>
      <source>One value into all chosen cells of a column; Ctrl+V in a cell does the same</source>
      <translation>قيمة واحدة في كل الخلايا المختارة من عمود؛ يفعل Ctrl+V في خلية الشيء نفسه</translation>
    </message>
    <message>
      <source>Only records of the articles that are listed</source>
      <translation>سجلات المقالات المعروضة فقط</translation>
    </message>
    <message>
      <source>Only the records to look at again</source>
      <translation>السجلات المطلوب إعادة النظر فيها فقط</translation>
    </message>
    <message>
      <source>Only those that are assigned to you and that you did not screen out</source>
      <translation>ما أُسند إليك ولم تستبعده في الفرز فقط</translation>
    </message>
    <message>
      <source>Open project…</source>
      <translation>فتح مشروع…</translation>
    </message>
    <message>
      <source>Open the row in its article</source>
      <translation>فتح الصف في مقالته</translation>
    </message>
    <message>
      <source>Out of history and backups too, where undo does not bring it back</source>
      <translation>من سجل التغييرات والنسخ الاحتياطية أيضًا، حيث لا يعيدها التراجع</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Overlapping evidence, F1</source>
      <translation>أدلة متداخلة، F1</translation>
    </message>
    <message>
      <source>Overlapping words, F1</source>
      <translation>كلمات متداخلة، F1</translation>
    </message>
    <message>
      <source>Overlapping words, precision</source>
      <translation>كلمات متداخلة، الدقة</translation>
    </message>
    <message>
      <source>Overlapping words, recall</source>
      <translation>كلمات متداخلة، الاستدعاء</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>الجزء</translation>
    </message>
    <message>
      <source>Paste an article</source>
      <translation>لصق مقالة</translation>
    </message>
    <message>
      <source>Paste into the cells</source>
      <translation>لصق في الخلايا</translation>
    </message>
    <message>
      <source>Possible duplicates</source>
      <translation>مكررات محتملة</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>الدقة</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>التفضيلات…</translation>
    </message>
    <message>
      <source>Previous article</source>
      <translation>المقالة السابقة</translation>
    </message>
    <message>
      <source>Previous article to do</source>
      <translation>المقالة السابقة غير المنجزة</translation>
    </message>
    <message>
      <source>Previous group</source>
      <translation>المجموعة السابقة</translation>
    </message>
    <message>
      <source>Previous match</source>
      <translation>النتيجة السابقة</translation>
    </message>
    <message>
      <source>Previous part of the window</source>
      <translation>الجزء السابق من النافذة</translation>
    </message>
    <message>
      <source>Previous record</source>
      <translation>السجل السابق</translation>
    </message>
    <message>
      <source>Previous record to look at again</source>
      <translation>السجل السابق المطلوب إعادة النظر فيه</translation>
    </message>
    <message>
      <source>Previous suggestion</source>
      <translation>الاقتراح السابق</translation>
    </message>
    <message>
      <source>Print the article…</source>
      <translation>طباعة المقالة…</translation>
    </message>
    <message>
      <source>Progress of the team</source>
      <translation>تقدّم الفريق</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>المشروع</translation>
    </message>
    <message>
      <source>Project search</source>
      <translation>البحث في المشروع</translation>
    </message>
    <message>
      <source>Purge the article for good…</source>
      <translation>محو المقالة نهائيًا…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>إنهاء</translation>
    </message>
    <message>
      <source>R while articles are screened</source>
      <translation>‏المفتاح R أثناء الفرز</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>السبب</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>الاستدعاء</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>السجل</translation>
    </message>
    <message>
      <source>Record types, fields and choices, also after coding began</source>
      <translation>أنواع السجلات والحقول والخيارات، حتى بعد بدء الترميز</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Recover a damaged project…</source>
      <translation>استرداد مشروع تالف…</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>إعادة</translation>
    </message>
    <message>
      <source>Reject all, with a reason…</source>
      <translation>رفض الجميع مع ذكر السبب…</translation>
    </message>
    <message>
      <source>Relevant, and on to the next</source>
      <translation>ذات صلة، ثم التالية</translation>
    </message>
    <message>
      <source>Remove the selection from the text…</source>
      <translation>إزالة التحديد من النص…</translation>
    </message>
    <message>
      <source>Rename the actor</source>
      <translation>إعادة تسمية الفاعل</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
      <source>Same answer, share of pairs</source>
      <translation>الجواب نفسه، نسبة الأزواج</translation>
    </message>
    <message>
      <source>Same evidence, F1</source>
      <translation>الأدلة نفسها، F1</translation>
    </message>
    <message>
      <source>Same words, F1</source>
      <translation>الكلمات نفسها، F1</translation>
    </message>
    <message>
      <source>Same words, precision</source>
      <translation>الكلمات نفسها، الدقة</translation>
    </message>
    <message>
      <source>Same words, recall</source>
      <translation>الكلمات نفسها، الاستدعاء</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <source>Saves what can be read into a new project, and lists what could not be</source>
      <translation>يحفظ ما تمكن قراءته في مشروع جديد، ويسرد ما تعذّر</translation>
    </message>
    <message>
      <source>Say of one article after another, by one key each, whether it is to be coded</source>
      <translation>القول في مقالة تلو أخرى، بمفتاح واحد لكل منها، هل تُرمَّز</translation>
    </message>
    <message>
      <source>Screen articles</source>
      <translation>فرز المقالات</translation>
    </message>
    <message>
      <source>Search the project</source>
      <translation>البحث في المشروع</translation>
    </message>
    <message>
      <source>Select the paragraph</source>
      <translation>تحديد الفقرة</translation>
    </message>
    <message>
      <source>Select the sentence</source>
      <translation>تحديد الجملة</translation>
    </message>
    <message>
      <source>Select the word</source>
      <translation>تحديد الكلمة</translation>
    </message>
    <message>
      <source>Sends its text to the models by address that are switched on in the preferences</source>
      <translation>يرسل نصه إلى النماذج المسمّاة بعناوينها والمفعّلة في التفضيلات</translation>
    </message>
    <message>
      <source>Serif type for articles</source>
      <translation>خط مذيّل للمقالات</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>الجدول</translation>
    </message>
    <message>
      <source>Sheet of all records</source>
      <translation>جدول كل السجلات</translation>
    </message>
    <message>
      <source>Show all rows of the sheet</source>
      <translation>إظهار كل صفوف الجدول</translation>
    </message>
    <message>
      <source>Show the actors</source>
      <translation>إظهار الفاعلين</translation>
    </message>
    <message>
      <source>Shows the start page</source>
      <translation>يعرض صفحة البداية</translation>
    </message>
    <message>
      <source>Smaller text</source>
      <translation>تصغير النص</translation>
    </message>
    <message>
      <source>Snap selections to words</source>
      <translation>محاذاة التحديد إلى الكلمات</translation>
    </message>
    <message>
      <source>So do F2, a double click, and typing</source>
      <translation>وكذلك F2 والنقر المزدوج والكتابة</translation>
    </message>
    <message>
      <source>Sort by the column, largest first</source>
      <translation>فرز حسب العمود، الأكبر أولًا</translation>
    </message>
    <message>
      <source>Sort by the column, smallest first</source>
      <translation>فرز حسب العمود، الأصغر أولًا</translation>
    </message>
    <message>
      <source>Split the actor…</source>
      <translation>تقسيم الفاعل…</translation>
    </message>
    <message>
      <source>State</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Such as an advertisement in the middle of an article</source>
      <translation>كإعلان في وسط المقالة</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>مقترح</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>الاقتراحات</translation>
    </message>
    <message>
      <source>Suggestions in the text</source>
      <translation>الاقتراحات في النص</translation>
    </message>
    <message>
      <source>Take all suggestions above…</source>
      <translation>أخذ كل الاقتراحات فوق…</translation>
    </message>
    <message>
      <source>Take all that is unanimous</source>
      <translation>أخذ كل ما عليه إجماع</translation>
    </message>
    <message>
      <source>Take the coder’s links into the gold</source>
      <translation>أخذ روابط المرمِّز إلى المرجع</translation>
    </message>
    <message>
      <source>Take the coder’s record as gold</source>
      <translation>أخذ سجل المرمّز مرجعيًّا</translation>
    </message>
    <message>
      <source>Take the coder’s text into the gold</source>
      <translation>أخذ نص المرمّز إلى السجل المرجعي</translation>
    </message>
    <message>
      <source>Take the suggestion</source>
      <translation>أخذ الاقتراح</translation>
    </message>
    <message>
      <source>Take the suggestion and mend it</source>
      <translation>أخذ الاقتراح وإصلاحه</translation>
    </message>
    <message>
      <source>Take the verdict back</source>
      <translation>التراجع عن الحكم</translation>
    </message>
    <message>
      <source>Take work back…</source>
      <translation>استلام العمل…</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>الفريق</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>The next that two coders finished and of which something is not decided</source>
      <translation>التالية التي أنهاها مرمّزان ولم يُبتّ في شيء منها</translation>
    </message>
    <message>
      <source>The records as bars with their types in the margin, where there is room</source>
      <translation>السجلات كأشرطة مع أنواعها في الهامش، حيث يتّسع المكان</translation>
    </message>
    <message>
      <source>The same text in other outlets, with date and address of each</source>
      <translation>النص نفسه في جهات نشر أخرى، مع تاريخ كل منها وعنوانه</translation>
    </message>
    <message>
      <source>The text that was copied last; its first line is the title</source>
      <translation>النص الذي نُسخ أخيرًا؛ وسطره الأول هو العنوان</translation>
    </message>
    <message>
      <source>The window’s theme</source>
      <translation>سمة النافذة</translation>
    </message>
    <message>
      <source>Those that make themselves, and how to go back to one</source>
      <translation>النسخ التي تُنشأ تلقائيًا، وكيفية الرجوع إلى إحداها</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>To the word, the quotation, the sentence, the paragraph</source>
      <translation>إلى الكلمة، ثم الاقتباس، ثم الجملة، ثم الفقرة</translation>
    </message>
    <message>
      <source>Train coders with the article, or no more</source>
      <translation>تدريب المرمِّزين بالمقال أو الكف عنه</translation>
    </message>
    <message>
      <source>Two pages: code an article, and get from articles to data</source>
      <translation>صفحتان: ترميز مقالة، والانتقال من المقالات إلى البيانات</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>نوع سجل</translation>
    </message>
    <message>
      <source>Typos and stray lines; all records move along</source>
      <translation>الأخطاء المطبعية والأسطر الدخيلة؛ وتنتقل كل السجلات معها</translation>
    </message>
    <message>
      <source>U while articles are screened</source>
      <translation>‏المفتاح U أثناء الفرز</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>الوحدة</translation>
    </message>
    <message>
      <source>Unitizing alpha</source>
      <translation>ألفا التقطيع</translation>
    </message>
    <message>
      <source>Unitizing alpha of 1995</source>
      <translation>ألفا التقطيع لعام 1995</translation>
    </message>
    <message>
      <source>Unitizing alpha, found at all</source>
      <translation>ألفا التقطيع، وُجد أم لا</translation>
    </message>
    <message>
      <source>Unitizing alpha, one type</source>
      <translation>ألفا التقطيع، نوع واحد</translation>
    </message>
    <message>
      <source>Unitizing alpha, which type</source>
      <translation>ألفا التقطيع، أي نوع</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>القيمة</translation>
    </message>
    <message>
      <source>View</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>What adjudication taught</source>
      <translation>ما علّمه التحكيم</translation>
    </message>
    <message>
      <source>What coders tell one another about the article</source>
      <translation>ما يقوله المرمّزون بعضهم لبعض عن المقالة</translation>
    </message>
    <message>
      <source>What coders tell one another about the record</source>
      <translation>ما يقوله المرمّزون بعضهم لبعض عن السجل</translation>
    </message>
    <message>
      <source>What it learned…</source>
      <translation>ما تعلّمه…</translation>
    </message>
    <message>
      <source>What more than half of the coders have, where each part has a majority</source>
      <translation>ما لدى أكثر من نصف المرمّزين، حيث لكل جزء أغلبية</translation>
    </message>
    <message>
      <source>What several coders made of it, group by group under the text</source>
      <translation>ما فهمه منها عدة مرمّزين، مجموعةً مجموعةً تحت النص</translation>
    </message>
    <message>
      <source>What the gold has where you had something else, and examples</source>
      <translation>ما في المرجع الذهبي حيث كان لديك غيره، وأمثلة</translation>
    </message>
    <message>
      <source>Where else it appeared…</source>
      <translation>أين نُشر أيضًا…</translation>
    </message>
    <message>
      <source>Whether every offset, reference and journal entry holds</source>
      <translation>هل كل موضع ومرجع وقيد في السجل الزمني صحيح</translation>
    </message>
    <message>
      <source>Who codes the article…</source>
      <translation>من يرمّز المقالة…</translation>
    </message>
    <message>
      <source>Who codes, in what role; to add, rename, merge and retire coders</source>
      <translation>من يرمّز، وبأي دور؛ لإضافة المرمّزين وإعادة تسميتهم ودمجهم وإحالتهم إلى التقاعد</translation>
    </message>
    <message>
      <source>Who has finished the article is shown its gold at once, also while blind</source>
      <translation>من أكمل المقال يُعرض عليه مرجعه الذهبي فورًا، وفي الترميز الأعمى أيضًا</translation>
    </message>
    <message>
      <source>Who is how far with which article</source>
      <translation>أين وصل كل مرمّز في كل مقالة</translation>
    </message>
    <message>
      <source>Whom records name: names, kinds, countries, and who is meant where</source>
      <translation>من تذكرهم السجلات: الأسماء والأصناف والبلدان، ومن المقصود وأين</translation>
    </message>
    <message>
      <source>With its records, after a question if there are any</source>
      <translation>مع سجلاتها، وبعد سؤال إن كانت فيها سجلات</translation>
    </message>
    <message>
      <source>Words, “phrases” and begin* in texts, fields or coded text</source>
      <translation>كلمات و«عبارات» وبداية* في النصوص أو الحقول أو النص المرمَّز</translation>
    </message>
    <message>
      <source>Working note</source>
      <translation>ملاحظة العمل</translation>
    </message>
    <message>
      <source>Working note on the article</source>
      <translation>ملاحظة العمل على المقالة</translation>
    </message>
    <message>
      <source>Write a coder’s own project: assigned articles, own records, codebook, actors</source>
      <translation>كتابة مشروع خاص بالمرمّز: المقالات المكلَّف بها وسجلاته ودليل الترميز والفاعلون</translation>
    </message>
    <message>
      <source>Your name, language, type, keys, backups</source>
      <translation>اسمك ولغتك والخط والمفاتيح والنسخ الاحتياطية</translation>
    </message>
    <message>
      <source>all types</source>
      <translation>كل الأنواع</translation>
    </message>
    <message>
      <source>character</source>
      <translation>حرف</translation>
    </message>
    <message>
      <source>contradicted by</source>
      <translation>مناقَض من</translation>
    </message>
    <message>
      <source>contradicts</source>
      <translation>يناقض</translation>
    </message>
    <message>
      <source>earlier</source>
      <translation>سابق</translation>
    </message>
    <message>
      <source>field</source>
      <translation>حقل</translation>
    </message>
    <message>
      <source>found by one coder</source>
      <translation>وجده مرمّز واحد</translation>
    </message>
    <message>
      <source>is the same event as</source>
      <translation>هو الحدث نفسه</translation>
    </message>
    <message>
      <source>made by</source>
      <translation>مقدَّم في</translation>
    </message>
    <message>
      <source>makes</source>
      <translation>يقدّم</translation>
    </message>
    <message>
      <source>n</source>
      <translation>n</translation>
    </message>
    <message>
      <source>no</source>
      <translation>لا</translation>
    </message>
    <message>
      <source>none</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>not found by all</source>
      <translation>لم يجده الجميع</translation>
    </message>
    <message>
      <source>of different types</source>
      <translation>من أنواع مختلفة</translation>
    </message>
    <message>
      <source>record</source>
      <translation>سجل</translation>
    </message>
    <message>
      <source>repeated by</source>
      <translation>مكرر في</translation>
    </message>
    <message>
      <source>repeats</source>
      <translation>يكرر</translation>
    </message>
    <message>
      <source>reported by</source>
      <translation>منقول في</translation>
    </message>
    <message>
      <source>reports</source>
      <translation>ينقل</translation>
    </message>
    <message>
      <source>span</source>
      <translation>مقطع</translation>
    </message>
    <message>
      <source>suggests</source>
      <translation>يقترح</translation>
    </message>
    <message>
      <source>supported by</source>
      <translation>مدعوم من</translation>
    </message>
    <message>
      <source>supports</source>
      <translation>يدعم</translation>
    </message>
    <message>
      <source>token</source>
      <translation>كلمة</translation>
    </message>
    <message>
      <source>undated</source>
      <translation>بلا تاريخ</translation>
    </message>
    <message>
      <source>what came with the program is better, and suggests</source>
      <translation>ما جاء مع البرنامج أفضل، وهو الذي يقترح</translation>
    </message>
    <message>
      <source>withdrawn</source>
      <translation>مسحوب</translation>
    </message>
    <message>
      <source>without a choice</source>
      <translation>بلا خيار</translation>
    </message>
    <message>
      <source>without a number</source>
      <translation>بلا رقم</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>نعم</translation>
    </message>
  </context>
  <context>
    <name>ActorDetails</name>
    <message>
      <source>About the actor</source>
      <translation>عن الفاعل</translation>
    </message>
    <message>
      <source>Choose an actor to see what it is, and who names it.</source>
      <translation>اختر فاعلًا لترى ما هو ومن يذكره.</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>التفاصيل</translation>
    </message>
    <message>
      <source>No record names this actor.</source>
      <translation>لا سجل يذكر هذا الفاعل.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>{0} actors are chosen. “Merge” makes them one.</source>
      <translation>الفاعلون المختارون: {0}. «دمج» يجعلهم فاعلًا واحدًا.</translation>
    </message>
  </context>
  <context>
    <name>ActorEditor</name>
    <message>
      <source>Add “{0}”</source>
      <translation>إضافة «{0}»</translation>
    </message>
    <message>
      <source>Not in the registry. Enter adds it.</source>
      <translation>غير موجود في السجل العام. Enter يضيفه.</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>a name</source>
      <translation>اسم</translation>
    </message>
    <message>
      <source>new actor</source>
      <translation>فاعل جديد</translation>
    </message>
    <message>
      <source>new actor, in the text</source>
      <translation>فاعل جديد، في النص</translation>
    </message>
    <message>
      <source>new actor: Enter</source>
      <translation>فاعل جديد: Enter</translation>
    </message>
    <message>
      <source>{0} · Tab</source>
      <translation>{0} · Tab</translation>
    </message>
  </context>
  <context>
    <name>ActorFields</name>
    <message>
      <source>Add an alias</source>
      <translation>إضافة اسم بديل</translation>
    </message>
    <message>
      <source>Add an identifier</source>
      <translation>إضافة معرّف</translation>
    </message>
    <message>
      <source>Aliases</source>
      <translation>الأسماء البديلة</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>البلد</translation>
    </message>
    <message>
      <source>Form of the actor</source>
      <translation>نموذج الفاعل</translation>
    </message>
    <message>
      <source>Identifiers</source>
      <translation>المعرّفات</translation>
    </message>
    <message>
      <source>Keep the old name as an alias</source>
      <translation>إبقاء الاسم القديم اسمًا بديلًا</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>الصنف</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>ملاحظة</translation>
    </message>
    <message>
      <source>a name or three letters</source>
      <translation>اسم أو ثلاثة أحرف</translation>
    </message>
    <message>
      <source>add …</source>
      <translation>إضافة …</translation>
    </message>
    <message>
      <source>person, government, armed group</source>
      <translation>شخص، حكومة، جماعة مسلحة</translation>
    </message>
    <message>
      <source>wikidata: Q42</source>
      <translation>wikidata: Q42</translation>
    </message>
  </context>
  <context>
    <name>ActorForm</name>
    <message>
      <source>An actor needs a name.</source>
      <translation>الفاعل يحتاج إلى اسم.</translation>
    </message>
    <message>
      <source>It is called “{0}” already.</source>
      <translation>اسمه «{0}» بالفعل.</translation>
    </message>
    <message>
      <source>Make “{0}” the name</source>
      <translation>جعل «{0}» الاسم الأساسي</translation>
    </message>
    <message>
      <source>Write the scheme, a colon and the id, such as “wikidata: Q42”.</source>
      <translation>اكتب نظام المعرّفات ثم نقطتين ثم المعرّف، مثل «wikidata: Q42».</translation>
    </message>
    <message>
      <source>“{0}” is no country. Choose one from the list: press Down.</source>
      <translation>‏«{0}» ليس بلدًا. اختر من القائمة: اضغط السهم لأسفل.</translation>
    </message>
  </context>
  <context>
    <name>ActorList</name>
    <message>
      <source>1 actor</source>
      <translation>فاعل واحد</translation>
    </message>
    <message>
      <source>Actors whose names are alike without titles, accents and signs</source>
      <translation>الفاعلون المتشابهة أسماؤهم بعد حذف الألقاب والحركات والعلامات</translation>
    </message>
    <message>
      <source>Delete the chosen actors</source>
      <translation>حذف الفاعلين المختارين</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>حذف…</translation>
    </message>
    <message>
      <source>Make an actor of some names or records</source>
      <translation>إنشاء فاعل من بعض الأسماء أو السجلات</translation>
    </message>
    <message>
      <source>Make the chosen actors one</source>
      <translation>جعل الفاعلين المختارين فاعلًا واحدًا</translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation>دمج…</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>New actor</source>
      <translation>فاعل جديد</translation>
    </message>
    <message>
      <source>No actors yet. Enter in a field such as “Speaker” registers one.</source>
      <translation>لا فاعلين بعد. Enter في حقل مثل «Speaker» يسجّل فاعلًا.</translation>
    </message>
    <message>
      <source>No name or alias has that in it.</source>
      <translation>لا اسم ولا اسم بديل يحتوي ذلك.</translation>
    </message>
    <message>
      <source>No two actors have names that are alike.</source>
      <translation>لا يوجد فاعلان متشابها الاسم.</translation>
    </message>
    <message>
      <source>Open a project to see its actors.</source>
      <translation>افتح مشروعًا لترى فاعليه.</translation>
    </message>
    <message>
      <source>Possible duplicates</source>
      <translation>مكررات محتملة</translation>
    </message>
    <message>
      <source>Show possible duplicates only</source>
      <translation>إظهار المكررات المحتملة فقط</translation>
    </message>
    <message>
      <source>Split…</source>
      <translation>تقسيم…</translation>
    </message>
    <message>
      <source>{0} actors</source>
      <translation>الفاعلون: {0}</translation>
    </message>
  </context>
  <context>
    <name>ActorModel</name>
    <message>
      <source>Country</source>
      <translation>البلد</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>الصنف</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>{0} records</source>
      <translation>السجلات: {0}</translation>
    </message>
  </context>
  <context>
    <name>ActorPanel</name>
    <message>
      <source>Actors</source>
      <translation>الفاعلون</translation>
    </message>
  </context>
  <context>
    <name>ActorTable</name>
    <message>
      <source>Actors</source>
      <translation>الفاعلون</translation>
    </message>
    <message>
      <source>Sort actors</source>
      <translation>فرز الفاعلين</translation>
    </message>
  </context>
  <context>
    <name>ActorsFeature</name>
    <message>
      <source>Actors</source>
      <translation>الفاعلون</translation>
    </message>
    <message>
      <source>At most {0} actors can be merged at once.</source>
      <translation>يمكن دمج {0} من الفاعلين على الأكثر دفعة واحدة.</translation>
    </message>
    <message>
      <source>Choose an actor first.</source>
      <translation>اختر فاعلًا أولًا.</translation>
    </message>
    <message>
      <source>Choose two actors or more: Ctrl+click, or Shift and the arrows.</source>
      <translation>اختر فاعلَين أو أكثر: Ctrl مع النقر، أو Shift مع الأسهم.</translation>
    </message>
    <message>
      <source>Delete {0} actors</source>
      <translation>حذف الفاعلين ({0})</translation>
    </message>
    <message>
      <source>Form of the actor “{name}”</source>
      <translation>نموذج الفاعل «{name}»</translation>
    </message>
    <message>
      <source>Merge {0} actors</source>
      <translation>دمج الفاعلين ({0})</translation>
    </message>
    <message>
      <source>New actor “{name}”</source>
      <translation>فاعل جديد «{name}»</translation>
    </message>
    <message>
      <source>Split “{0}”</source>
      <translation>تقسيم «{0}»</translation>
    </message>
    <message>
      <source>That record has been deleted.</source>
      <translation>حُذف ذلك السجل.</translation>
    </message>
  </context>
  <context>
    <name>AdjudicationFeature</name>
    <message>
      <source>Draft gold</source>
      <translation>إعداد مسودة مرجعية</translation>
    </message>
    <message>
      <source>Everything here is decided. Finish, or go on elsewhere.</source>
      <translation>بُتّ في كل شيء هنا. أنهِ التحكيم، أو تابع في مكان آخر.</translation>
    </message>
    <message>
      <source>Finish the adjudication</source>
      <translation>إنهاء التحكيم</translation>
    </message>
    <message>
      <source>Group {n} of {count} · {open} to decide</source>
      <translation>المجموعة ⁨{n}⁩ من ⁨{count}⁩ · ⁨{open}⁩ للبت فيها</translation>
    </message>
    <message>
      <source>Merge the fragments</source>
      <translation>دمج المقاطع</translation>
    </message>
    <message>
      <source>Nobody found anything here</source>
      <translation>لم يجد أحد شيئًا هنا</translation>
    </message>
    <message>
      <source>Nothing is left to adjudicate.</source>
      <translation>لم يبق ما يُحكَّم.</translation>
    </message>
    <message>
      <source>Reject all</source>
      <translation>رفض الجميع</translation>
    </message>
    <message>
      <source>Take a field of a record</source>
      <translation>أخذ حقل من سجل</translation>
    </message>
    <message>
      <source>Take a record as gold</source>
      <translation>أخذ سجل مرجعيًّا</translation>
    </message>
    <message>
      <source>Take all that is unanimous</source>
      <translation>أخذ كل ما عليه إجماع</translation>
    </message>
    <message>
      <source>Take the links of a record</source>
      <translation>أخذ روابط سجل</translation>
    </message>
    <message>
      <source>Take the text of a record</source>
      <translation>أخذ نص سجل</translation>
    </message>
    <message>
      <source>finished</source>
      <translation>منتهٍ</translation>
    </message>
  </context>
  <context>
    <name>AdjudicationPanel</name>
    <message>
      <source>1–9 take a record · letters take a field, T the text, L the links · M merge · R reject all · U unanimous · N P groups</source>
      <translation>1–9 تأخذ سجلًا · الحروف تأخذ حقلًا، وT النص، وL الروابط · M دمج · R رفض الكل · U المتفق عليه · N P المجموعات</translation>
    </message>
    <message>
      <source>Adjudication</source>
      <translation>التحكيم</translation>
    </message>
    <message>
      <source>Close the adjudication</source>
      <translation>إغلاق التحكيم</translation>
    </message>
    <message>
      <source>Close the adjudication  (Esc)</source>
      <translation>إغلاق التحكيم  (Esc)</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>إنهاء</translation>
    </message>
    <message>
      <source>Finish the adjudication</source>
      <translation>إنهاء التحكيم</translation>
    </message>
    <message>
      <source>Why all are rejected</source>
      <translation>سبب رفض الجميع</translation>
    </message>
    <message>
      <source>Why are all rejected? Enter rejects, Esc goes back</source>
      <translation>لماذا يُرفض الجميع؟ Enter يرفض، وEsc يعود</translation>
    </message>
  </context>
  <context>
    <name>AgreementDialog</name>
    <message>
      <source>({count} not finished)</source>
      <translation>(غير منجز: {count})</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>الاتفاق</translation>
    </message>
    <message>
      <source>Articles finished by two or more: {count}</source>
      <translation>مقالات أنجزها اثنان أو أكثر: {count}</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>الالتباس</translation>
    </message>
    <message>
      <source>Every measure</source>
      <translation>كل المقاييس</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>الأرقام</translation>
    </message>
    <message>
      <source>Month by month</source>
      <translation>شهرًا بشهر</translation>
    </message>
    <message>
      <source>Only articles count that at least two of the coders have finished.</source>
      <translation>لا تُحسب إلا المقالات التي أنجزها مرمّزان على الأقل.</translation>
    </message>
    <message>
      <source>Save as CSV…</source>
      <translation>حفظ بصيغة CSV…</translation>
    </message>
    <message>
      <source>Something was changed since. Measure again.</source>
      <translation>تغيّر شيء منذ ذلك الحين. أعد القياس.</translation>
    </message>
    <message>
      <source>from suggestions: {count}</source>
      <translation>من الاقتراحات: {count}</translation>
    </message>
    <message>
      <source>records: {count}</source>
      <translation>السجلات: {count}</translation>
    </message>
  </context>
  <context>
    <name>AgreementFeature</name>
    <message>
      <source>Measuring agreement</source>
      <translation>قياس الاتفاق</translation>
    </message>
    <message>
      <source>Save the figures</source>
      <translation>حفظ الأرقام</translation>
    </message>
    <message>
      <source>Saved as {file}.</source>
      <translation>حُفظ باسم {file}.</translation>
    </message>
  </context>
  <context>
    <name>ArticleDelegate</name>
    <message>
      <source>Untitled</source>
      <translation>بلا عنوان</translation>
    </message>
  </context>
  <context>
    <name>ArticleDetailsFeature</name>
    <message>
      <source>About the article: {title}</source>
      <translation>عن المقال: {title}</translation>
    </message>
  </context>
  <context>
    <name>ArticleFilters</name>
    <message>
      <source>2017, Feb 2017, last week</source>
      <translation>2017, Feb 2017, last week</translation>
    </message>
    <message>
      <source>Any</source>
      <translation>الكل</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>التاريخ</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>منجزة</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>عوامل التصفية</translation>
    </message>
    <message>
      <source>Found relevant</source>
      <translation>وُجدت ذات صلة</translation>
    </message>
    <message>
      <source>From</source>
      <translation>من</translation>
    </message>
    <message>
      <source>In progress</source>
      <translation>قيد العمل</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>إعادة النظر</translation>
    </message>
    <message>
      <source>My articles</source>
      <translation>مقالاتي</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>No outlet</source>
      <translation>بلا جهة نشر</translation>
    </message>
    <message>
      <source>No records</source>
      <translation>بلا سجلات</translation>
    </message>
    <message>
      <source>Not a date. Write 2017, 2017-02, 19 Feb 2017 or last week.</source>
      <translation>ليس تاريخًا. اكتب 2017 أو 2017-02 أو 19 Feb 2017 أو last week.</translation>
    </message>
    <message>
      <source>Not screened</source>
      <translation>لم تُفرز</translation>
    </message>
    <message>
      <source>Nothing to code</source>
      <translation>لا شيء للترميز</translation>
    </message>
    <message>
      <source>Only articles that are flagged, or have a flagged record</source>
      <translation>المقالات التي عليها علامة، أو فيها سجل عليه علامة، فقط</translation>
    </message>
    <message>
      <source>Only articles that have records of one of these types, or none</source>
      <translation>المقالات التي فيها سجلات من أحد هذه الأنواع، أو الخالية منها، فقط</translation>
    </message>
    <message>
      <source>Only those that are assigned to you</source>
      <translation>ما أُسند إليك فقط</translation>
    </message>
    <message>
      <source>Order added</source>
      <translation>ترتيب الإضافة</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Published on or after</source>
      <translation>نُشرت في هذا التاريخ أو بعده</translation>
    </message>
    <message>
      <source>Published on or before</source>
      <translation>نُشرت في هذا التاريخ أو قبله</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Records of the article</source>
      <translation>سجلات المقالة</translation>
    </message>
    <message>
      <source>Screened out</source>
      <translation>مستبعدة في الفرز</translation>
    </message>
    <message>
      <source>Screening</source>
      <translation>الفرز</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>This ends before it begins: no article can fit.</source>
      <translation>تنتهي هذه الفترة قبل أن تبدأ، فلا يمكن أن يقع فيها أي مقال.</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>To</source>
      <translation>إلى</translation>
    </message>
    <message>
      <source>Type to find an outlet; Enter adds it. Several may be chosen.</source>
      <translation>اكتب للعثور على جهة نشر؛ Enter يضيفها. يمكن اختيار أكثر من واحدة.</translation>
    </message>
    <message>
      <source>What teaches most</source>
      <translation>ما يُعلِّم أكثر</translation>
    </message>
    <message>
      <source>has {type}</source>
      <translation>فيها {type}</translation>
    </message>
    <message>
      <source>since {day}</source>
      <translation>منذ {day}</translation>
    </message>
    <message>
      <source>until {day}</source>
      <translation>حتى {day}</translation>
    </message>
  </context>
  <context>
    <name>ArticleHead</name>
    <message>
      <source>Active filters</source>
      <translation>عوامل التصفية النشطة</translation>
    </message>
    <message>
      <source>All</source>
      <translation>الكل</translation>
    </message>
    <message>
      <source>Articles with all these words in title, text or outlet.
“two words” in quotes must follow one another, minist* is how a word begins.
Down: to the list. Esc: clear all filters.</source>
      <translation>المقالات التي فيها كل هذه الكلمات في العنوان أو النص أو جهة النشر.
«كلمتان» بين علامتي اقتباس يجب أن تتتاليا، وminist* هي بداية كلمة.
Down: إلى القائمة. Esc: مسح كل عوامل التصفية.</translation>
    </message>
    <message>
      <source>Ascending</source>
      <translation>تصاعديًا</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>مسح</translation>
    </message>
    <message>
      <source>Clear all filters</source>
      <translation>مسح كل عوامل التصفية</translation>
    </message>
    <message>
      <source>Clear all filters (Esc in the filter box)</source>
      <translation>مسح كل عوامل التصفية (Esc في مربع التصفية)</translation>
    </message>
    <message>
      <source>Descending</source>
      <translation>تنازليًا</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>منجزة</translation>
    </message>
    <message>
      <source>Filter the articles</source>
      <translation>تصفية المقالات</translation>
    </message>
    <message>
      <source>More filters</source>
      <translation>عوامل تصفية أخرى</translation>
    </message>
    <message>
      <source>Show: {label}</source>
      <translation>إظهار: {label}</translation>
    </message>
    <message>
      <source>Sort the articles</source>
      <translation>فرز المقالات</translation>
    </message>
    <message>
      <source>Sorted by {key}, {way}</source>
      <translation>الفرز حسب {key}، {way}</translation>
    </message>
    <message>
      <source>Title, text or outlet</source>
      <translation>العنوان أو النص أو جهة النشر</translation>
    </message>
    <message>
      <source>To do</source>
      <translation>غير المنجزة</translation>
    </message>
  </context>
  <context>
    <name>ArticleHeading</name>
    <message>
      <source>Outlet, author, date …</source>
      <translation>جهة النشر، المؤلف، التاريخ …</translation>
    </message>
    <message>
      <source>also in {outlets}</source>
      <translation>وأيضًا في {outlets}</translation>
    </message>
  </context>
  <context>
    <name>ArticleListPanel</name>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>No article fits the filter. Esc in the filter box clears it.</source>
      <translation>لا مقالة تطابق التصفية. Esc في مربع التصفية يمسحها.</translation>
    </message>
    <message>
      <source>No article is assigned to you, or you screened all of them out.</source>
      <translation>لم تُسند إليك مقالة، أو استبعدتها كلها في الفرز.</translation>
    </message>
    <message>
      <source>No articles yet.</source>
      <translation>لا مقالات بعد.</translation>
    </message>
    <message>
      <source>No project is open. Ctrl+O opens one, Ctrl+N starts a new one.</source>
      <translation>لا مشروع مفتوح. Ctrl+O يفتح مشروعًا، وCtrl+N يبدأ مشروعًا جديدًا.</translation>
    </message>
    <message>
      <source>{count:,} shown, {rest}</source>
      <translation>المعروض {count:,}، {rest}</translation>
    </message>
    <message>
      <source>{done:,} of {total:,} done</source>
      <translation>أنجز {done:,} من {total:,}</translation>
    </message>
  </context>
  <context>
    <name>ArticleMaking</name>
    <message>
      <source>1 record that was coded in it goes with it.</source>
      <translation>سيُحذف معها السجل الوحيد المرمّز فيها.</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Delete “{title}”</source>
      <translation>حذف «{title}»</translation>
    </message>
    <message>
      <source>Edit its title, outlet, date …</source>
      <translation>تحرير العنوان والوسيلة والتاريخ …</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>Undo brings everything back.</source>
      <translation>التراجع يعيد كل شيء.</translation>
    </message>
    <message>
      <source>{count} records that were coded in it go with it.</source>
      <translation>عدد السجلات المرمّزة فيها التي ستُحذف معها: {count}.</translation>
    </message>
    <message>
      <source>“{title}” has exactly this text already, so no article was made.</source>
      <translation>المقالة «{title}» لها هذا النص نفسه، فلم تُنشأ مقالة جديدة.</translation>
    </message>
    <message>
      <source>“{title}” is a new article.</source>
      <translation>‏«{title}» مقالة جديدة.</translation>
    </message>
    <message>
      <source>“{title}” was deleted.</source>
      <translation>حُذفت المقالة «{title}».</translation>
    </message>
  </context>
  <context>
    <name>ArticleModel</name>
    <message>
      <source>Loading…</source>
      <translation>جارٍ التحميل…</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>بلا عنوان</translation>
    </message>
    <message>
      <source>done</source>
      <translation>منجزة</translation>
    </message>
    <message>
      <source>in progress</source>
      <translation>قيد العمل</translation>
    </message>
    <message>
      <source>look again</source>
      <translation>إعادة النظر</translation>
    </message>
    <message>
      <source>look again at {count} of its records</source>
      <translation>سجلات منها تنتظر إعادة النظر: {count}</translation>
    </message>
    <message>
      <source>new</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>nothing to code</source>
      <translation>لا شيء للترميز</translation>
    </message>
  </context>
  <context>
    <name>ArticleNavigation</name>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>Done, though something is empty in {n} of {total} records: {fields}.</source>
      <translation>تم، مع أن شيئًا ما فارغ في {n} من {total} من السجلات: {fields}.</translation>
    </message>
    <message>
      <source>Show the first</source>
      <translation>عرض الأول</translation>
    </message>
    <message>
      <source>The list was at its end: gone on from its other end.</source>
      <translation>انتهت القائمة: استُؤنف من طرفها الآخر.</translation>
    </message>
    <message>
      <source>There is no other article to do in this list.</source>
      <translation>لا مقالة أخرى غير منجزة في هذه القائمة.</translation>
    </message>
    <message>
      <source>This is the first article of the list.</source>
      <translation>هذه أول مقالة في القائمة.</translation>
    </message>
    <message>
      <source>This is the last article of the list.</source>
      <translation>هذه آخر مقالة في القائمة.</translation>
    </message>
  </context>
  <context>
    <name>ArticleView</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Article: {title}</source>
      <translation>المقالة: {title}</translation>
    </message>
    <message>
      <source>Click to edit, or press F2</source>
      <translation>انقر للتحرير، أو اضغط F2</translation>
    </message>
  </context>
  <context>
    <name>AssignDialog</name>
    <message>
      <source>(none)</source>
      <translation>(بلا)</translation>
    </message>
    <message>
      <source>All</source>
      <translation>الكل</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>Articles: {articles:,}, of them for several coders: {shared:,}. New assignments: {assignments:,}.</source>
      <translation>المقالات: {articles:,}، منها لعدة مرمّزين: {shared:,}. الإسنادات الجديدة: {assignments:,}.</translation>
    </message>
    <message>
      <source>As many of the articles go to so many coders, each other one to one coder</source>
      <translation>هذه النسبة من المقالات تذهب إلى هذا العدد من المرمّزين، وكل مقالة أخرى إلى مرمّز واحد</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>إسناد</translation>
    </message>
    <message>
      <source>Assign articles</source>
      <translation>إسناد مقالات</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Coders an article</source>
      <translation>عدد المرمّزين لكل مقالة</translation>
    </message>
    <message>
      <source>Coders, and who would get how many</source>
      <translation>المرمّزون، وكم سيأخذ كل منهم</translation>
    </message>
    <message>
      <source>Draw who gets which, of what nobody has yet</source>
      <translation>القرعة على ما ليس لأحد بعد</translation>
    </message>
    <message>
      <source>Each coder gets every article</source>
      <translation>كل مرمّز يأخذ كل المقالات</translation>
    </message>
    <message>
      <source>Had</source>
      <translation>لديه من قبل</translation>
    </message>
    <message>
      <source>How</source>
      <translation>الطريقة</translation>
    </message>
    <message>
      <source>Left alone, as somebody has them already: {count:,}.</source>
      <translation>تُركت لأنها لدى أحدهم: {count:,}.</translation>
    </message>
    <message>
      <source>Months</source>
      <translation>الأشهر</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>Nothing changes until you assign; then one undo takes all of it back.</source>
      <translation>لا يتغيّر شيء حتى تُسند، ثم يعيد تراجع واحد كل ذلك.</translation>
    </message>
    <message>
      <source>Outlets</source>
      <translation>جهات النشر</translation>
    </message>
    <message>
      <source>Overlap</source>
      <translation>التداخل</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>البذرة</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>مشتركة</translation>
    </message>
    <message>
      <source>Spread evenly over</source>
      <translation>التوزيع بالتساوي على</translation>
    </message>
    <message>
      <source>The one that is chosen</source>
      <translation>المقالة المختارة</translation>
    </message>
    <message>
      <source>The same seed draws the same; the project keeps it.</source>
      <translation>البذرة نفسها تعطي القرعة نفسها، والمشروع يحفظها.</translation>
    </message>
    <message>
      <source>The {count:,} that are chosen</source>
      <translation>المقالات المختارة ({count:,})</translation>
    </message>
    <message>
      <source>Those that the list shows</source>
      <translation>ما تعرضه القائمة</translation>
    </message>
  </context>
  <context>
    <name>AssignmentsFeature</name>
    <message>
      <source>Agreement on what is relevant: {parts}</source>
      <translation>الاتفاق على ما هو ذو صلة: {parts}</translation>
    </message>
    <message>
      <source>Assign articles</source>
      <translation>إسناد مقالات</translation>
    </message>
    <message>
      <source>Assign to {coder}</source>
      <translation>إسناد إلى {coder}</translation>
    </message>
    <message>
      <source>Assignments made: {count:,}</source>
      <translation>الإسنادات التي تمت: {count:,}</translation>
    </message>
    <message>
      <source>Progress of the team</source>
      <translation>تقدّم الفريق</translation>
    </message>
    <message>
      <source>Take articles back</source>
      <translation>سحب مقالات</translation>
    </message>
    <message>
      <source>Take from {coder}</source>
      <translation>سحب من {coder}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>Who codes the article</source>
      <translation>من يرمّز المقالة</translation>
    </message>
    <message>
      <source>{coders}: κ = {kappa} (n = {count:,})</source>
      <translation>‏{coders}: κ = {kappa} (n = {count:,})</translation>
    </message>
  </context>
  <context>
    <name>AutomaticBackups</name>
    <message>
      <source>Last copied at {time}, to {file}.</source>
      <translation>آخر نسخ في {time}، إلى {file}.</translation>
    </message>
    <message>
      <source>No backup could be made. Your work itself is saved, in the project. {reason}</source>
      <translation>تعذّر إنشاء نسخة احتياطية. عملك نفسه محفوظ في المشروع. {reason}</translation>
    </message>
    <message>
      <source>No project is open.</source>
      <translation>لا مشروع مفتوح.</translation>
    </message>
    <message>
      <source>Nothing changed since the last copy.</source>
      <translation>لم يتغيّر شيء منذ آخر نسخة.</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>التفضيلات…</translation>
    </message>
    <message>
      <source>The last backup could not be made. {reason}</source>
      <translation>تعذّر إنشاء آخر نسخة احتياطية. {reason}</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>إعادة المحاولة</translation>
    </message>
  </context>
  <context>
    <name>BackupDialog</name>
    <message>
      <source>A verified copy of everything, made while you go on working.</source>
      <translation>نسخة مُتحقَّق منها من كل شيء، تُنشأ بينما تواصل عملك.</translation>
    </message>
    <message>
      <source>Back up</source>
      <translation>نسخ احتياطي</translation>
    </message>
    <message>
      <source>Back up the project</source>
      <translation>نسخ المشروع احتياطيًا</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
  </context>
  <context>
    <name>BackupsDialog</name>
    <message>
      <source>Another file…</source>
      <translation>ملف آخر…</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>In its place: the project goes back to how it was then; how it is now is kept beside it. As a copy: nothing else is touched.</source>
      <translation>في مكانه: يعود المشروع كما كان حينها، وتُحفظ حالته الآن بجانبه. كنسخة: لا يُمَسّ شيء آخر.</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>وقت الإنشاء</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>المشروع</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Restore as a copy…</source>
      <translation>استعادة كنسخة…</translation>
    </message>
    <message>
      <source>Restore in its place</source>
      <translation>استعادة في مكانه</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>الحجم</translation>
    </message>
    <message>
      <source>There are none yet. One is made soon after a project is opened or changed, and put into {folder}.</source>
      <translation>لا توجد نسخ بعد. تُنشأ نسخة بعد فتح المشروع أو تغييره بقليل، وتوضع في {folder}.</translation>
    </message>
    <message>
      <source>Verified copies that made themselves while you worked. They lie in {folder}.</source>
      <translation>نسخ مُتحقَّق منها أُنشئت تلقائيًا أثناء عملك. مكانها {folder}.</translation>
    </message>
  </context>
  <context>
    <name>BackupsFeature</name>
    <message>
      <source>Backed up to {out}, and read back.</source>
      <translation>نُسخ احتياطيًا إلى {out}، وتمت قراءته للتحقق.</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>النسخ الاحتياطي</translation>
    </message>
    <message>
      <source>Checking the project</source>
      <translation>فحص المشروع</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>جارٍ المقارنة</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>التفاصيل</translation>
    </message>
    <message>
      <source>Everything holds: every offset, reference and journal entry.</source>
      <translation>كل شيء سليم: كل موضع ومرجع وقيد في السجل الزمني.</translation>
    </message>
    <message>
      <source>Open it</source>
      <translation>فتحه</translation>
    </message>
    <message>
      <source>Recover…</source>
      <translation>استرداد…</translation>
    </message>
    <message>
      <source>Restored to {place}.</source>
      <translation>تمت الاستعادة إلى {place}.</translation>
    </message>
    <message>
      <source>Restoring</source>
      <translation>الاستعادة</translation>
    </message>
    <message>
      <source>The check found what is off: {n:,}.</source>
      <translation>وجد الفحص أمورًا غير سليمة: {n:,}.</translation>
    </message>
    <message>
      <source>The project is as it was when the backup was made. What stood there before is kept beside it, as “…before-restore…”.</source>
      <translation>عاد المشروع كما كان عند إنشاء النسخة الاحتياطية. ما كان هناك من قبل محفوظ بجانبه باسم «…before-restore…».</translation>
    </message>
    <message>
      <source>“{title}” is still running. Wait for it or cancel it first.</source>
      <translation>‏«{title}» ما زال قيد التنفيذ. انتظره أو ألغِه أولًا.</translation>
    </message>
  </context>
  <context>
    <name>BackupsPage</name>
    <message>
      <source>A server is usually backed up by whoever runs it; copying row by row takes longer the larger the project is.</source>
      <translation>عادةً ينسخ الخادمَ احتياطيًا من يديره؛ والنسخ صفًا صفًا يطول كلما كبر المشروع.</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>نسخ احتياطي الآن</translation>
    </message>
    <message>
      <source>Back up projects by itself</source>
      <translation>نسخ المشاريع احتياطيًا تلقائيًا</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
      <source>Copy projects on a database server too</source>
      <translation>نسخ المشاريع على خادم قاعدة بيانات أيضًا</translation>
    </message>
    <message>
      <source>Every {n} minutes</source>
      <translation>كل {n} دقيقة</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>المجلد</translation>
    </message>
    <message>
      <source>Keep the newest</source>
      <translation>الاحتفاظ بأحدث</translation>
    </message>
    <message>
      <source>Of each project, and one a day for a week.</source>
      <translation>لكل مشروع، ونسخة واحدة يوميًا لمدة أسبوع.</translation>
    </message>
    <message>
      <source>Only if something changed; also soon after opening and when closing.</source>
      <translation>فقط إذا تغيّر شيء؛ وأيضًا بعد الفتح بقليل وعند الإغلاق.</translation>
    </message>
    <message>
      <source>Show the backups…</source>
      <translation>إظهار النسخ الاحتياطية…</translation>
    </message>
    <message>
      <source>While you work</source>
      <translation>أثناء العمل</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Close this message</source>
      <translation>إغلاق هذه الرسالة</translation>
    </message>
  </context>
  <context>
    <name>BoardModel</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>جارٍ التحميل…</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>بلا عنوان</translation>
    </message>
    <message>
      <source>not assigned</source>
      <translation>غير مسندة</translation>
    </message>
  </context>
  <context>
    <name>BoardPanel</name>
    <message>
      <source>Also articles that nobody is to code</source>
      <translation>أيضًا مقالات لا يرمّزها أحد</translation>
    </message>
    <message>
      <source>Articles: {articles:,} · assignments finished: {finished:,} of {assigned:,}</source>
      <translation>المقالات: {articles:,} · الإسنادات المنتهية: {finished:,} من {assigned:,}</translation>
    </message>
    <message>
      <source>Assign articles…</source>
      <translation>إسناد مقالات…</translation>
    </message>
    <message>
      <source>No article is assigned to anybody yet.</source>
      <translation>لم تُسند أي مقالة إلى أحد بعد.</translation>
    </message>
    <message>
      <source>Progress of the team</source>
      <translation>تقدّم الفريق</translation>
    </message>
  </context>
  <context>
    <name>BoardView</name>
    <message>
      <source>Progress by article and coder</source>
      <translation>التقدّم بحسب المقالة والمرمّز</translation>
    </message>
  </context>
  <context>
    <name>BookPage</name>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Short, for files and commands.</source>
      <translation>قصير، للملفات والأوامر.</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>What it is for</source>
      <translation>الغرض منه</translation>
    </message>
    <message>
      <source>What people read.</source>
      <translation>ما يقرؤه الناس.</translation>
    </message>
  </context>
  <context>
    <name>BooleanEditor</name>
    <message>
      <source>no</source>
      <translation>لا</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>نعم</translation>
    </message>
  </context>
  <context>
    <name>CandidateModel</name>
    <message>
      <source>coded already</source>
      <translation>مرمَّز من قبل</translation>
    </message>
  </context>
  <context>
    <name>CandidateWalk</name>
    <message>
      <source>Candidate {0} of {1}: “{2}”.</source>
      <translation>المرشَّح {0} من {1}: «{2}».</translation>
    </message>
    <message>
      <source>Ctrl+Down takes it, Ctrl+Up adds it as evidence.</source>
      <translation>‏Ctrl+Down يأخذه، وCtrl+Up يضيفه كشاهد.</translation>
    </message>
    <message>
      <source>Ctrl+Down takes it, Ctrl+Up adds it.</source>
      <translation>‏Ctrl+Down يأخذه، وCtrl+Up يضيفه.</translation>
    </message>
    <message>
      <source>The text offers nothing for this field.</source>
      <translation>لا يعرض النص شيئًا لهذا الحقل.</translation>
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message>
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove “{0}”</source>
      <translation>إزالة «{0}»</translation>
    </message>
    <message>
      <source>Show in the text</source>
      <translation>إظهار في النص</translation>
    </message>
  </context>
  <context>
    <name>ChoiceLine</name>
    <message>
      <source>{thing} becomes</source>
      <translation>‏{thing} يصير</translation>
    </message>
  </context>
  <context>
    <name>ChoicePage</name>
    <message>
      <source>Help for the coder</source>
      <translation>مساعدة للمرمّز</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>المعرّف</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>Make it one with</source>
      <translation>توحيده مع</translation>
    </message>
    <message>
      <source>What exports say; labels may change.</source>
      <translation>ما تقوله ملفات التصدير؛ قد تتغير التسميات.</translation>
    </message>
    <message>
      <source>What was coded as this choice is that one from then on.</source>
      <translation>ما رُمِّز بهذا الخيار يصبح ذاك من الآن فصاعدًا.</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>&amp;Overlap</source>
      <translation>ال&amp;تداخل</translation>
    </message>
    <message>
      <source>All coders</source>
      <translation>كل المرمّزين</translation>
    </message>
    <message>
      <source>All months together</source>
      <translation>كل الشهور معًا</translation>
    </message>
    <message>
      <source>All types</source>
      <translation>كل الأنواع</translation>
    </message>
    <message>
      <source>Also articles that a coder has only begun</source>
      <translation>وكذلك المقالات التي بدأها المرمّز فقط</translation>
    </message>
    <message>
      <source>Also what a coder took from a suggestion; else it is left out of all coders</source>
      <translation>وما أخذه مرمِّز من اقتراح أيضًا؛ وإلا تُرك عند جميع المرمِّزين</translation>
    </message>
    <message>
      <source>By month of coding</source>
      <translation>بحسب شهر الترميز</translation>
    </message>
    <message>
      <source>By month of publication</source>
      <translation>بحسب شهر النشر</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Coders</source>
      <translation>المرمّزون</translation>
    </message>
    <message>
      <source>From which share of the characters of both on two records are in one place</source>
      <translation>نسبة الحروف المشتركة التي يُعدّ السجلان عندها في موضع واحد</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>قياس</translation>
    </message>
    <message>
      <source>Month by month</source>
      <translation>شهرًا بشهر</translation>
    </message>
    <message>
      <source>Suggested too</source>
      <translation>المقترح أيضًا</translation>
    </message>
    <message>
      <source>Types</source>
      <translation>الأنواع</translation>
    </message>
    <message>
      <source>Unfinished too</source>
      <translation>غير المنجز أيضًا</translation>
    </message>
  </context>
  <context>
    <name>ChoicesRow</name>
    <message>
      <source>Add a choice</source>
      <translation>إضافة خيار</translation>
    </message>
    <message>
      <source>{n} in the tree at the left</source>
      <translation>في الشجرة الجانبية: {n}</translation>
    </message>
  </context>
  <context>
    <name>CodeHitsDialog</name>
    <message>
      <source>Add</source>
      <translation>إضافة</translation>
    </message>
    <message>
      <source>Add {count} {noun}</source>
      <translation>إضافة {count} {noun}</translation>
    </message>
    <message>
      <source>As</source>
      <translation>كـ</translation>
    </message>
    <message>
      <source>Check all</source>
      <translation>تأشير الكل</translation>
    </message>
    <message>
      <source>Check none</source>
      <translation>إلغاء تأشير الكل</translation>
    </message>
    <message>
      <source>Code as</source>
      <translation>الترميز باسم</translation>
    </message>
    <message>
      <source>Code the hits of “{words}”</source>
      <translation>ترميز نتائج «{words}»</translation>
    </message>
    <message>
      <source>Each checked line becomes a record; all of them are one change.</source>
      <translation>كل سطر مؤشَّر يصبح سجلًا؛ وكلها تغيير واحد.</translation>
    </message>
    <message>
      <source>Hits to code</source>
      <translation>النتائج المراد ترميزها</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>جارٍ البحث…</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>The whole paragraph</source>
      <translation>الفقرة كلها</translation>
    </message>
    <message>
      <source>The whole sentence</source>
      <translation>الجملة كلها</translation>
    </message>
    <message>
      <source>The words that were found</source>
      <translation>الكلمات التي وُجدت</translation>
    </message>
    <message>
      <source>What of each hit</source>
      <translation>أي جزء من كل نتيجة</translation>
    </message>
    <message>
      <source>coded already</source>
      <translation>مرمَّز من قبل</translation>
    </message>
    <message>
      <source>there are more: narrow the search to see them</source>
      <translation>هناك المزيد: ضيّق البحث لتراه</translation>
    </message>
    <message>
      <source>{checked} of {all} checked</source>
      <translation>المؤشَّر {checked} من {all}</translation>
    </message>
    <message>
      <source>{coded} coded already</source>
      <translation>مرمَّز من قبل: {coded}</translation>
    </message>
  </context>
  <context>
    <name>Codebook</name>
    <message>
      <source>Actor</source>
      <translation>فاعل</translation>
    </message>
    <message>
      <source>Choice from a list</source>
      <translation>اختيار من قائمة</translation>
    </message>
    <message>
      <source>Choice with subtypes</source>
      <translation>اختيار بأنواع فرعية</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>تاريخ</translation>
    </message>
    <message>
      <source>Link to a record</source>
      <translation>رابط إلى سجل</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>عدد</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>مكان</translation>
    </message>
    <message>
      <source>Range of numbers</source>
      <translation>مدى عددي</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>نص</translation>
    </message>
    <message>
      <source>The codebook’s title, name or help changes</source>
      <translation>يتغير عنوان دليل الترميز أو اسمه أو مساعدته</translation>
    </message>
    <message>
      <source>The record types stand in another order</source>
      <translation>يتغير ترتيب أنواع السجلات</translation>
    </message>
    <message>
      <source>Web address</source>
      <translation>عنوان ويب</translation>
    </message>
    <message>
      <source>What is in “{label}” stands in another order</source>
      <translation>يتغير ترتيب ما في «{label}»</translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation>نعم أو لا</translation>
    </message>
    <message>
      <source>colour</source>
      <translation>اللون</translation>
    </message>
    <message>
      <source>examples</source>
      <translation>الأمثلة</translation>
    </message>
    <message>
      <source>help</source>
      <translation>المساعدة</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>النوع</translation>
    </message>
    <message>
      <source>label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>letter</source>
      <translation>الحرف</translation>
    </message>
    <message>
      <source>name of its own text</source>
      <translation>اسم نصه الخاص</translation>
    </message>
    <message>
      <source>plural</source>
      <translation>الجمع</translation>
    </message>
    <message>
      <source>ranks</source>
      <translation>رتب</translation>
    </message>
    <message>
      <source>required</source>
      <translation>مطلوب</translation>
    </message>
    <message>
      <source>several lines</source>
      <translation>عدة أسطر</translation>
    </message>
    <message>
      <source>several values</source>
      <translation>عدة قيم</translation>
    </message>
    <message>
      <source>“{label}” becomes one with “{now}”</source>
      <translation>يتوحّد «{label}» مع «{now}»</translation>
    </message>
    <message>
      <source>“{label}” changes from “{was}” to “{now}”</source>
      <translation>يتغير «{label}» من «{was}» إلى «{now}»</translation>
    </message>
    <message>
      <source>“{label}” changes: {now}</source>
      <translation>يتغير «{label}»: {now}</translation>
    </message>
    <message>
      <source>“{label}” gets the key “{now}” instead of “{was}”</source>
      <translation>يأخذ «{label}» المعرّف «{now}» بدلًا من «{was}»</translation>
    </message>
    <message>
      <source>“{label}” is new</source>
      <translation>‏«{label}» جديد</translation>
    </message>
    <message>
      <source>“{label}” is offered again</source>
      <translation>يُعرض «{label}» من جديد</translation>
    </message>
    <message>
      <source>“{label}” is removed</source>
      <translation>يُزال «{label}»</translation>
    </message>
    <message>
      <source>“{label}” is retired: it stays where it was coded</source>
      <translation>يُسحب «{label}» من الاستخدام: ويبقى حيث رُمِّز</translation>
    </message>
    <message>
      <source>“{label}” takes one value instead of several</source>
      <translation>يأخذ «{label}» قيمة واحدة بدلًا من عدة قيم</translation>
    </message>
  </context>
  <context>
    <name>CodebookFeature</name>
    <message>
      <source>Changes of the codebook that are not applied</source>
      <translation>تغييرات في دليل الترميز لم تُطبَّق</translation>
    </message>
    <message>
      <source>Changing the codebook</source>
      <translation>تغيير دليل الترميز</translation>
    </message>
    <message>
      <source>Changing the codebook…</source>
      <translation>جارٍ تغيير دليل الترميز…</translation>
    </message>
    <message>
      <source>Codebooks (*.yaml *.yml *.json)</source>
      <translation>أدلة الترميز (*.yaml *.yml *.json)</translation>
    </message>
    <message>
      <source>Counting what it touches…</source>
      <translation>جارٍ حساب ما يمسّه…</translation>
    </message>
    <message>
      <source>Records deleted: {n:,}.</source>
      <translation>السجلات المحذوفة: {n:,}.</translation>
    </message>
    <message>
      <source>Records that went with it: {n:,}.</source>
      <translation>السجلات التي تبعته: {n:,}.</translation>
    </message>
    <message>
      <source>Replace by a codebook file</source>
      <translation>استبدال بملف دليل ترميز</translation>
    </message>
    <message>
      <source>Save the codebook</source>
      <translation>حفظ دليل الترميز</translation>
    </message>
    <message>
      <source>Saved as {file}.</source>
      <translation>حُفظ باسم {file}.</translation>
    </message>
    <message>
      <source>The codebook is changed.</source>
      <translation>تم تغيير دليل الترميز.</translation>
    </message>
    <message>
      <source>The codebook was changed meanwhile; this is how it stands now.</source>
      <translation>تغيّر دليل الترميز في هذه الأثناء؛ وهذه حالته الآن.</translation>
    </message>
    <message>
      <source>These changes of the codebook are not applied yet.</source>
      <translation>هذه التغييرات في دليل الترميز لم تُطبَّق بعد.</translation>
    </message>
    <message>
      <source>{done:,} of {total:,}</source>
      <translation>‏{done:,} من {total:,}</translation>
    </message>
    <message>
      <source>{done:,} records</source>
      <translation>السجلات: {done:,}</translation>
    </message>
  </context>
  <context>
    <name>CodebookFoot</name>
    <message>
      <source>Apply</source>
      <translation>تطبيق</translation>
    </message>
    <message>
      <source>Apply the change</source>
      <translation>تطبيق التغيير</translation>
    </message>
    <message>
      <source>As the project has it</source>
      <translation>كما هو في المشروع</translation>
    </message>
    <message>
      <source>Back to editing</source>
      <translation>العودة إلى التحرير</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Discard changes</source>
      <translation>تجاهل التغييرات</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
    <message>
      <source>Not applied yet</source>
      <translation>لم يُطبَّق بعد</translation>
    </message>
    <message>
      <source>Redo in the codebook (Ctrl+Shift+Z)</source>
      <translation>إعادة في دليل الترميز (Ctrl+Shift+Z)</translation>
    </message>
    <message>
      <source>Replace by a file…</source>
      <translation>استبدال بملف…</translation>
    </message>
    <message>
      <source>Replace by “{preset}”</source>
      <translation>استبدال بـ«{preset}»</translation>
    </message>
    <message>
      <source>Save as YAML…</source>
      <translation>حفظ بصيغة YAML…</translation>
    </message>
    <message>
      <source>Title and purpose</source>
      <translation>العنوان والغرض</translation>
    </message>
    <message>
      <source>To be solved before it can be applied: {n}</source>
      <translation>ما يجب حله قبل التطبيق: {n}</translation>
    </message>
    <message>
      <source>Undo in the codebook (Ctrl+Z)</source>
      <translation>تراجع في دليل الترميز (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>CodebookOutline</name>
    <message>
      <source>Add a choice</source>
      <translation>إضافة خيار</translation>
    </message>
    <message>
      <source>Add a field</source>
      <translation>إضافة حقل</translation>
    </message>
    <message>
      <source>Add a record type</source>
      <translation>إضافة نوع سجل</translation>
    </message>
    <message>
      <source>Add a subtype of the choice</source>
      <translation>إضافة نوع فرعي للخيار</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>إعادة</translation>
    </message>
    <message>
      <source>Choice</source>
      <translation>خيار</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>حقل</translation>
    </message>
    <message>
      <source>Move down (Alt+Down)</source>
      <translation>نقل لأسفل (Alt+Down)</translation>
    </message>
    <message>
      <source>Move up (Alt+Up)</source>
      <translation>نقل لأعلى (Alt+Up)</translation>
    </message>
    <message>
      <source>No longer offered; what was coded stays</source>
      <translation>لم يعد يُعرض؛ وما رُمِّز يبقى</translation>
    </message>
    <message>
      <source>Offer it again</source>
      <translation>عرضه من جديد</translation>
    </message>
    <message>
      <source>Parts of the codebook</source>
      <translation>أجزاء دليل الترميز</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove (Del)</source>
      <translation>إزالة (Del)</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>إعادة التسمية</translation>
    </message>
    <message>
      <source>Retire</source>
      <translation>سحب من الاستخدام</translation>
    </message>
    <message>
      <source>Subtype</source>
      <translation>نوع فرعي</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>نوع سجل</translation>
    </message>
  </context>
  <context>
    <name>CodebookPreview</name>
    <message>
      <source>As the coder sees it</source>
      <translation>كما يراه المرمّز</translation>
    </message>
    <message>
      <source>Choose a record type, or something in it.</source>
      <translation>اختر نوع سجل، أو شيئًا فيه.</translation>
    </message>
    <message>
      <source>The form as the coder sees it</source>
      <translation>النموذج كما يراه المرمّز</translation>
    </message>
    <message>
      <source>the words that were selected</source>
      <translation>الكلمات التي حُدِّدت</translation>
    </message>
  </context>
  <context>
    <name>CodebookProperties</name>
    <message>
      <source>(no label)</source>
      <translation>(بلا تسمية)</translation>
    </message>
    <message>
      <source>Chosen: {n:,} times</source>
      <translation>مرات الاختيار: {n:,}</translation>
    </message>
    <message>
      <source>Coded in records: {n:,}</source>
      <translation>السجلات المرمَّزة به: {n:,}</translation>
    </message>
    <message>
      <source>Filled in records: {n:,}</source>
      <translation>السجلات التي مُلئ فيها: {n:,}</translation>
    </message>
    <message>
      <source>New: nothing is coded with it yet.</source>
      <translation>جديد: لم يُرمَّز به شيء بعد.</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>الخصائص</translation>
    </message>
  </context>
  <context>
    <name>CodebookState</name>
    <message>
      <source>New choice</source>
      <translation>خيار جديد</translation>
    </message>
    <message>
      <source>New field</source>
      <translation>حقل جديد</translation>
    </message>
    <message>
      <source>New type</source>
      <translation>نوع جديد</translation>
    </message>
  </context>
  <context>
    <name>CodebookTreeModel</name>
    <message>
      <source>(no label)</source>
      <translation>(بلا تسمية)</translation>
    </message>
    <message>
      <source>choice</source>
      <translation>خيار</translation>
    </message>
    <message>
      <source>field</source>
      <translation>حقل</translation>
    </message>
    <message>
      <source>letter {0}</source>
      <translation>الحرف {0}</translation>
    </message>
    <message>
      <source>needs attention</source>
      <translation>يحتاج إلى انتباه</translation>
    </message>
    <message>
      <source>record type</source>
      <translation>نوع سجل</translation>
    </message>
    <message>
      <source>retired</source>
      <translation>مسحوب من الاستخدام</translation>
    </message>
  </context>
  <context>
    <name>CodebookWindow</name>
    <message>
      <source>Codebook</source>
      <translation>دليل الترميز</translation>
    </message>
    <message>
      <source>Codebook — {project}</source>
      <translation>دليل الترميز — {project}</translation>
    </message>
  </context>
  <context>
    <name>CoderDialog</name>
    <message>
      <source>Code as</source>
      <translation>الترميز باسم</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>متابعة</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Records, changes and what undo undoes belong to this name.</source>
      <translation>السجلات والتغييرات وما يتراجع عنه «تراجع» تُنسب إلى هذا الاسم.</translation>
    </message>
  </context>
  <context>
    <name>CoderHint</name>
    <message>
      <source>Choose a name…</source>
      <translation>اختيار اسم…</translation>
    </message>
    <message>
      <source>Your records will bear the name “{name}”, that of your account here.</source>
      <translation>ستحمل سجلاتك الاسم «{name}»، وهو اسم حسابك هنا.</translation>
    </message>
  </context>
  <context>
    <name>CodersDialog</name>
    <message>
      <source>Add</source>
      <translation>إضافة</translation>
    </message>
    <message>
      <source>Adjudicator</source>
      <translation>محكّم</translation>
    </message>
    <message>
      <source>Assigned</source>
      <translation>مُسند</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>إعادة</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Coder to merge into</source>
      <translation>المرمّز الذي يُدمج فيه</translation>
    </message>
    <message>
      <source>Coders</source>
      <translation>المرمّزون</translation>
    </message>
    <message>
      <source>Coders see only what they made themselves</source>
      <translation>لا يرى المرمّزون إلا ما صنعوه بأنفسهم</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>Lead</source>
      <translation>قائد</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>دمج</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Name of a coder</source>
      <translation>اسم مرمّز</translation>
    </message>
    <message>
      <source>Only a lead of the project changes the team, and opens it.</source>
      <translation>لا يغيّر الفريق ولا يفتح المشروع إلا قائد المشروع.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>إعادة التسمية</translation>
    </message>
    <message>
      <source>Retire</source>
      <translation>سحب من الاستخدام</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>الدور</translation>
    </message>
    <message>
      <source>into {name}</source>
      <translation>في ⁨{name}⁩</translation>
    </message>
    <message>
      <source>{role}, retired</source>
      <translation>‏{role}، متقاعد</translation>
    </message>
  </context>
  <context>
    <name>Colleagues</name>
    <message>
      <source>also here: {names}</source>
      <translation>هنا أيضًا: {names}</translation>
    </message>
    <message>
      <source>{name} is in this article</source>
      <translation>{name} في هذه المقالة</translation>
    </message>
  </context>
  <context>
    <name>ColumnChooser</name>
    <message>
      <source>As at first</source>
      <translation>كما في البداية</translation>
    </message>
    <message>
      <source>Close the list of columns</source>
      <translation>إغلاق قائمة الأعمدة</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>الأعمدة</translation>
    </message>
    <message>
      <source>Columns of the sheet</source>
      <translation>أعمدة الجدول</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>تم</translation>
    </message>
    <message>
      <source>Show the columns as at first</source>
      <translation>إظهار الأعمدة كما في البداية</translation>
    </message>
    <message>
      <source>Space shows or hides one, Alt+Up and Alt+Down move it.</source>
      <translation>المسافة تُظهر عمودًا أو تخفيه، وAlt+Up وAlt+Down ينقلانه.</translation>
    </message>
  </context>
  <context>
    <name>ColumnsPage</name>
    <message>
      <source>Author</source>
      <translation>المؤلف</translation>
    </message>
    <message>
      <source>Becomes</source>
      <translation>يصير</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>العمود</translation>
    </message>
    <message>
      <source>Columns of the table and what they become</source>
      <translation>أعمدة الجدول وما تصير إليه</translation>
    </message>
    <message>
      <source>Keep in the metadata</source>
      <translation>الإبقاء في البيانات الوصفية</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>تاريخ النشر</translation>
    </message>
    <message>
      <source>Row {n}</source>
      <translation>الصف {n}</translation>
    </message>
    <message>
      <source>Say which column is the text: without one nothing is imported.</source>
      <translation>حدِّد العمود الذي هو النص: من دونه لا يُستورد شيء.</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>Web address</source>
      <translation>عنوان ويب</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Command palette</source>
      <translation>لوحة الأوامر</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>الأوامر</translation>
    </message>
    <message>
      <source>Find a command</source>
      <translation>البحث عن أمر</translation>
    </message>
  </context>
  <context>
    <name>ConflictRows</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Choice</source>
      <translation>خيار</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Ours</source>
      <translation>نسختنا</translation>
    </message>
    <message>
      <source>Theirs</source>
      <translation>نسختهم</translation>
    </message>
    <message>
      <source>Undecided</source>
      <translation>لم يُحسم</translation>
    </message>
    <message>
      <source>What</source>
      <translation>ما هو</translation>
    </message>
  </context>
  <context>
    <name>ConflictsPage</name>
    <message>
      <source>Conflicts</source>
      <translation>التعارضات</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>هنا</translation>
    </message>
    <message>
      <source>Keep all of ours</source>
      <translation>الإبقاء على نسختنا في كل التعارضات</translation>
    </message>
    <message>
      <source>Keep ours</source>
      <translation>الإبقاء على نسختنا</translation>
    </message>
    <message>
      <source>Take all of theirs</source>
      <translation>أخذ نسختهم في كل التعارضات</translation>
    </message>
    <message>
      <source>Take theirs</source>
      <translation>أخذ ما كتبوه</translation>
    </message>
    <message>
      <source>There</source>
      <translation>هناك</translation>
    </message>
    <message>
      <source>Version of the file</source>
      <translation>نسخة الملف</translation>
    </message>
    <message>
      <source>Version of this project</source>
      <translation>نسخة هذا المشروع</translation>
    </message>
  </context>
  <context>
    <name>ConfusionPage</name>
    <message>
      <source>Both said the same here.</source>
      <translation>قال الاثنان الشيء نفسه هنا.</translation>
    </message>
    <message>
      <source>How often who said what</source>
      <translation>كم مرة قال كل منهما ماذا</translation>
    </message>
    <message>
      <source>Passages on which they differ</source>
      <translation>المواضع التي يختلفان فيها</translation>
    </message>
    <message>
      <source>Rows are what {one} said, columns what {other} said.</source>
      <translation>الصفوف ما قاله {one}، والأعمدة ما قاله {other}.</translation>
    </message>
    <message>
      <source>Which matrix</source>
      <translation>أي مصفوفة</translation>
    </message>
    <message>
      <source>Which two coders</source>
      <translation>أي مرمّزَين</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>و{count} أخرى</translation>
    </message>
    <message>
      <source>records by type</source>
      <translation>السجلات بحسب النوع</translation>
    </message>
    <message>
      <source>words by role, {type}</source>
      <translation>الكلمات بحسب الدور، {type}</translation>
    </message>
  </context>
  <context>
    <name>Core</name>
    <message>
      <source>,</source>
      <translation>،</translation>
    </message>
    <message>
      <source>&lt;{element}&gt; does not belong into {type}.</source>
      <translation>‏&lt;{element}&gt; لا مكان له في {type}.</translation>
    </message>
    <message>
      <source>&lt;{element}&gt; has no {name}.</source>
      <translation>‏&lt;{element}&gt; بلا {name}.</translation>
    </message>
    <message>
      <source>&lt;{element}&gt; is no feature structure: its namespace is {namespace}.</source>
      <translation>‏&lt;{element}&gt; ليس بنية سمات: فضاء أسمائه {namespace}.</translation>
    </message>
    <message>
      <source>A codebook begins with “name:”, “title:” and “types:”.</source>
      <translation>يبدأ دليل الترميز بـ «name:» و«title:» و«types:».</translation>
    </message>
    <message>
      <source>A coder needs a name, of at most 200 characters.</source>
      <translation>يحتاج المرمّز إلى اسم لا يزيد على 200 حرف.</translation>
    </message>
    <message>
      <source>A coder needs a name.</source>
      <translation>يحتاج المرمّز إلى اسم.</translation>
    </message>
    <message>
      <source>A confidence lies between 0 and 1.</source>
      <translation>تقع الثقة بين 0 و1.</translation>
    </message>
    <message>
      <source>A date is written such as 2017-02-19, 2017-02, 19 February 2017, or 2017-02-19T14:30 with the time of day.</source>
      <translation>يُكتب التاريخ على نحو 2017-02-19 أو 2017-02 أو 19 February 2017، أو 2017-02-19T14:30 مع ساعة اليوم.</translation>
    </message>
    <message>
      <source>A file of spaCy's is read as a whole, so that there are {count} of them: {first} to {last}. spaCy trains on a folder of such files.</source>
      <translation>يُقرأ ملف spaCy كاملًا، ولذلك هناك {count} ملفات: من {first} إلى {last}. يتدرّب spaCy على مجلد من هذه الملفات.</translation>
    </message>
    <message>
      <source>A language is written as its code, such as en, ar or pt-BR.</source>
      <translation>تُكتب اللغة برمزها، مثل en أو ar أو pt-BR.</translation>
    </message>
    <message>
      <source>A line holds one of {kinds}; this has {count}.</source>
      <translation>في كل سطر واحد من {kinds}؛ وفي هذا السطر {count}.</translation>
    </message>
    <message>
      <source>A log that was set aside may hold the article. Recover from it what you need, then delete it.</source>
      <translation>قد يحتوي سجل كتابة نُحّي جانبًا على المقالة. استعد منه ما تحتاج إليه ثم احذفه.</translation>
    </message>
    <message>
      <source>A model by address writes a file alone: name it without other suggesters.</source>
      <translation>النموذج المُسمّى بعنوان يكتب ملفًا وحده: سمِّه بلا مقترِحين آخرين.</translation>
    </message>
    <message>
      <source>A process that learned ended before it was done: {reason}.</source>
      <translation>انتهت عملية كانت تتعلّم قبل أن تفرغ: {reason}.</translation>
    </message>
    <message>
      <source>A project is handed out as a file, not on a server.</source>
      <translation>يُسلَّم المشروع ملفًّا، لا على خادم.</translation>
    </message>
    <message>
      <source>A publication of the article has been changed since.</source>
      <translation>غُيّر أحد مواضع نشر المقالة منذ ذلك الحين.</translation>
    </message>
    <message>
      <source>A quotation mark is open: a “phrase” ends with another.</source>
      <translation>علامة تنصيص مفتوحة: تنتهي «العبارة» بعلامة أخرى.</translation>
    </message>
    <message>
      <source>A record cannot be linked to itself.</source>
      <translation>لا يمكن ربط سجل بنفسه.</translation>
    </message>
    <message>
      <source>A record keeps at least one piece of text. Delete it instead?</source>
      <translation>يحتفظ السجل بقطعة نصية واحدة على الأقل. أتريد حذفه بدلًا من ذلك؟</translation>
    </message>
    <message>
      <source>A record needs at least one piece of text.</source>
      <translation>يحتاج السجل إلى قطعة نص واحدة على الأقل.</translation>
    </message>
    <message>
      <source>A regular expression may have {most} characters at most.</source>
      <translation>لا يزيد التعبير النمطي على {most} محرف.</translation>
    </message>
    <message>
      <source>A round bracket has no counterpart.</source>
      <translation>لأحد الأقواس لا يوجد قوس مقابل.</translation>
    </message>
    <message>
      <source>A state is one of: {states}; not “{text}”.</source>
      <translation>الحالة واحدة من: {states}؛ لا «{text}».</translation>
    </message>
    <message>
      <source>AND, OR, NOT and NEAR need words beside them.</source>
      <translation>تحتاج AND وOR وNOT وNEAR إلى كلمات بجانبها.</translation>
    </message>
    <message>
      <source>Add actor {name}</source>
      <translation>إضافة الفاعل {name}</translation>
    </message>
    <message>
      <source>Add article {title}</source>
      <translation>إضافة المقالة {title}</translation>
    </message>
    <message>
      <source>Add coder {name}</source>
      <translation>إضافة المرمّز {name}</translation>
    </message>
    <message numerus="yes">
      <source>Add {count:,} {plural} by search for “{search}”</source>
      <translation>
        <numerusform>إضافة {plural} ({count:,}) بالبحث عن «{search}»</numerusform>
        <numerusform>إضافة {type} بالبحث عن «{search}»</numerusform>
        <numerusform>إضافة {plural} ({count:,}) بالبحث عن «{search}»</numerusform>
        <numerusform>إضافة {plural} ({count:,}) بالبحث عن «{search}»</numerusform>
        <numerusform>إضافة {plural} ({count:,}) بالبحث عن «{search}»</numerusform>
        <numerusform>إضافة {plural} ({count:,}) بالبحث عن «{search}»</numerusform>
      </translation>
    </message>
    <message>
      <source>Add {field} of {type}</source>
      <translation>إضافة {field} إلى {type}</translation>
    </message>
    <message>
      <source>Add {type}</source>
      <translation>إضافة {type}</translation>
    </message>
    <message>
      <source>An actor needs a name.</source>
      <translation>الفاعل يحتاج إلى اسم.</translation>
    </message>
    <message>
      <source>An address begins with http:// or https://.</source>
      <translation>يبدأ العنوان بـ http:// أو https://.</translation>
    </message>
    <message>
      <source>An article before this one has the same text.</source>
      <translation>لمقالة قبل هذه النص نفسه.</translation>
    </message>
    <message>
      <source>An article cannot go to {each} coders where there are {of}.</source>
      <translation>لا يمكن أن تذهب مقالة إلى {each} من المرمّزين وعددهم {of}.</translation>
    </message>
    <message>
      <source>An article has no “{name}” that a column could be. It has: {known}; every other column becomes metadata by itself.</source>
      <translation>ليس للمقالة «{name}» يمكن أن يكون عمودًا. لها: {known}؛ وكل عمود آخر يصبح بيانات وصفية من تلقاء نفسه.</translation>
    </message>
    <message>
      <source>An article is for training once its adjudication is finished: finish that first.</source>
      <translation>يصلح المقال للتدريب متى اكتمل تحكيمه: أكمله أولًا.</translation>
    </message>
    <message>
      <source>An article needs a title.</source>
      <translation>لا بد للمقالة من عنوان.</translation>
    </message>
    <message>
      <source>An open suggestion is nobody's; one that was taken or dropped names who did that.</source>
      <translation>الاقتراح المفتوح ليس لأحد؛ وما أُخذ أو أُسقط يذكر من فعل ذلك.</translation>
    </message>
    <message>
      <source>Annotations of tokens were kept with the articles and are no records: {shown}. They are written again as WebAnno TSV. A mapping that names a layer makes records of it.</source>
      <translation>حُفظت شروح الكلمات مع المقالات وليست سجلات: {shown}. تُكتب ثانيةً بصيغة WebAnno TSV. ويجعلها تعيين يسمّي الطبقة سجلات.</translation>
    </message>
    <message>
      <source>Annotations that name their coder as “{key}”, which Label Studio does not read: there they belong to whoever imports them: {count:,}.</source>
      <translation>شروح تسمّي مرمّزها في «{key}»، وهو ما لا يقرؤه Label Studio؛ فهي هناك لمن يستوردها: {count:,}.</translation>
    </message>
    <message>
      <source>Annotator JSON lines: the whole project, one line a thing, however large</source>
      <translation>أسطر Annotator JSON: المشروع كله، سطر لكل عنصر، مهما كبر</translation>
    </message>
    <message>
      <source>Annotator JSON without texts: offsets, hashes and short quotes, to be joined again</source>
      <translation>صيغة Annotator JSON بلا نصوص: مواضع وبصمات واقتباسات قصيرة، لتُضم إلى النصوص من جديد</translation>
    </message>
    <message>
      <source>Annotator JSON: the whole project</source>
      <translation>صيغة Annotator JSON: المشروع كله</translation>
    </message>
    <message>
      <source>Another change to this project is being written, such as an import. Nothing was lost: wait until it is done, or cancel it, and try again.</source>
      <translation>يُكتب الآن تغيير آخر في هذا المشروع، كاستيراد مثلًا. لم يُفقد شيء: انتظر حتى ينتهي أو ألغِه، ثم أعد المحاولة.</translation>
    </message>
    <message>
      <source>Another window is writing to this project. Nothing was lost: try again.</source>
      <translation>تكتب نافذة أخرى الآن في هذا المشروع. لم يُفقد شيء: أعد المحاولة.</translation>
    </message>
    <message>
      <source>Articles as JSON: an object an article, in an array or one a line</source>
      <translation>مقالات بصيغة JSON: كائن لكل مقالة، في مصفوفة أو في سطر لكل منها</translation>
    </message>
    <message>
      <source>Articles in languages for which spaCy has no tokenizer here, and which were split by white space and signs: {shown}.</source>
      <translation>مقالات بلغات ليس لها مقطّع في spaCy هنا، فقُسّمت بالفراغات والعلامات: {shown}.</translation>
    </message>
    <message>
      <source>Articles or assignments changed meanwhile, so that it would not be what was shown. Look at it again.</source>
      <translation>تغيّرت المقالات أو الإسنادات في الأثناء، فلن تكون النتيجة ما عُرض. انظر إليها من جديد.</translation>
    </message>
    <message numerus="yes">
      <source>Assign {count:,} articles to {coders}</source>
      <translation>
        <numerusform>إسناد {count:,} مقالة إلى {coders}</numerusform>
        <numerusform>إسناد مقالة واحدة إلى {coders}</numerusform>
        <numerusform>إسناد مقالتين إلى {coders}</numerusform>
        <numerusform>إسناد {count:,} مقالات إلى {coders}</numerusform>
        <numerusform>إسناد {count:,} مقالة إلى {coders}</numerusform>
        <numerusform>إسناد {count:,} مقالة إلى {coders}</numerusform>
      </translation>
    </message>
    <message>
      <source>Bring coder {name} back</source>
      <translation>إعادة المرمّز {name}</translation>
    </message>
    <message>
      <source>By its content it is {kind}. {advice}</source>
      <translation>هو بحسب محتواه {kind}. {advice}</translation>
    </message>
    <message>
      <source>CSV: a row an article; written as tables for R, pandas and Excel</source>
      <translation>جداول CSV: صف لكل مقالة؛ وتُكتب جداول لـ R وpandas وExcel</translation>
    </message>
    <message>
      <source>Change actor {name}</source>
      <translation>تغيير الفاعل {name}</translation>
    </message>
    <message>
      <source>Change link</source>
      <translation>تغيير الرابط</translation>
    </message>
    <message>
      <source>Change publications of article</source>
      <translation>تغيير مواضع نشر المقالة</translation>
    </message>
    <message>
      <source>Change text of {type}</source>
      <translation>تغيير نص {type}</translation>
    </message>
    <message>
      <source>Change the codebook</source>
      <translation>تغيير دليل الترميز</translation>
    </message>
    <message numerus="yes">
      <source>Change {column} of {count:,} records</source>
      <translation>
        <numerusform>تغيير {column} في {count:,} سجل</numerusform>
        <numerusform>تغيير {column} في {type}</numerusform>
        <numerusform>تغيير {column} في سجلين</numerusform>
        <numerusform>تغيير {column} في {count:,} سجلات</numerusform>
        <numerusform>تغيير {column} في {count:,} سجلًا</numerusform>
        <numerusform>تغيير {column} في {count:,} سجل</numerusform>
      </translation>
    </message>
    <message>
      <source>Change {detail} of article</source>
      <translation>تغيير {detail} في المقالة</translation>
    </message>
    <message>
      <source>Change {field} of {type}</source>
      <translation>تغيير {field} في {type}</translation>
    </message>
    <message>
      <source>Choose a coder first.</source>
      <translation>اختر مرمّزًا أولًا.</translation>
    </message>
    <message>
      <source>Choose some of the hits first.</source>
      <translation>اختر بعض النتائج أولًا.</translation>
    </message>
    <message>
      <source>Choose two actors or more to make one of them.</source>
      <translation>اختر فاعلين اثنين أو أكثر لتجعلهم واحدًا.</translation>
    </message>
    <message>
      <source>Claims of several passages, with “…” for what lies between: {count:,}.</source>
      <translation>ادعاءات من عدة مقاطع، وبينها «…»: {count:,}.</translation>
    </message>
    <message>
      <source>Claims without a verdict, written as Claim, for there is no review of them: {count:,}.</source>
      <translation>ادعاءات بلا حكم، كُتبت Claim لأنه لا مراجعة لها: {count:,}.</translation>
    </message>
    <message>
      <source>Clear {field} of {type}</source>
      <translation>مسح {field} في {type}</translation>
    </message>
    <message>
      <source>CoNLL-2003: tokens and their tags in columns (IOB, BIO, BIOES, BILOU)</source>
      <translation>صيغة CoNLL-2003: كلمات ووسومها في أعمدة (IOB أو BIO أو BIOES أو BILOU)</translation>
    </message>
    <message>
      <source>CoNLL-U: treebanks, with the entities in their MISC column</source>
      <translation>صيغة CoNLL-U: بنوك شجرية، والكيانات في عمود MISC منها</translation>
    </message>
    <message>
      <source>Code blind</source>
      <translation>الترميز دون رؤية عمل الآخرين</translation>
    </message>
    <message>
      <source>Code the sample</source>
      <translation>ترميز النموذج</translation>
    </message>
    <message>
      <source>Correct the text</source>
      <translation>تصحيح النص</translation>
    </message>
    <message>
      <source>Dates of claims that are not known to the day, left out: {count:,}.</source>
      <translation>تواريخ ادعاءات لا يُعرف يومها، تُركت: {count:,}.</translation>
    </message>
    <message>
      <source>Dates that are not known to the day, and written as “2017-02” or “2017”: {count:,}.</source>
      <translation>تواريخ لا يُعرف يومها، كُتبت «2017-02» أو «2017»: {count:,}.</translation>
    </message>
    <message>
      <source>Delete actor {name}</source>
      <translation>حذف الفاعل {name}</translation>
    </message>
    <message>
      <source>Delete article {title}</source>
      <translation>حذف المقالة {title}</translation>
    </message>
    <message numerus="yes">
      <source>Delete {count:,} actors</source>
      <translation>
        <numerusform>حذف {count:,} فاعل</numerusform>
        <numerusform>حذف فاعل واحد</numerusform>
        <numerusform>حذف فاعلين اثنين</numerusform>
        <numerusform>حذف {count:,} فاعلين</numerusform>
        <numerusform>حذف {count:,} فاعلًا</numerusform>
        <numerusform>حذف {count:,} فاعل</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete {count:,} records</source>
      <translation>
        <numerusform>حذف {count:,} سجل</numerusform>
        <numerusform>حذف سجل واحد</numerusform>
        <numerusform>حذف سجلين</numerusform>
        <numerusform>حذف {count:,} سجلات</numerusform>
        <numerusform>حذف {count:,} سجلًا</numerusform>
        <numerusform>حذف {count:,} سجل</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete {type}</source>
      <translation>حذف {type}</translation>
    </message>
    <message>
      <source>Discontinuous passages, written as several regions that relations “{relation}” join: {count:,}.</source>
      <translation>مقاطع متقطعة، كُتبت مناطق عدة تصلها علاقات «{relation}»: {count:,}.</translation>
    </message>
    <message>
      <source>Discontinuous passages, written as several spans that relations “{relation}” join: {count:,}.</source>
      <translation>مقاطع متقطعة، كُتبت امتدادات عدة تصلها علاقات «{relation}»: {count:,}.</translation>
    </message>
    <message>
      <source>Done looking at article</source>
      <translation>انتهاء النظر في المقالة</translation>
    </message>
    <message>
      <source>Done looking at {type}</source>
      <translation>انتهاء النظر في {type}</translation>
    </message>
    <message numerus="yes">
      <source>Draft {count:,} gold records</source>
      <translation>
        <numerusform>إعداد {count:,} سجل مرجعي</numerusform>
        <numerusform>إعداد سجل مرجعي واحد</numerusform>
        <numerusform>إعداد سجلين مرجعيين</numerusform>
        <numerusform>إعداد {count:,} سجلات مرجعية</numerusform>
        <numerusform>إعداد {count:,} سجلًا مرجعيًّا</numerusform>
        <numerusform>إعداد {count:,} سجل مرجعي</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Draw {count:,} articles for {coders}, seed {seed}</source>
      <translation>
        <numerusform>قرعة {count:,} مقالة بين {coders}، البذرة {seed}</numerusform>
        <numerusform>قرعة مقالة واحدة بين {coders}، البذرة {seed}</numerusform>
        <numerusform>قرعة مقالتين بين {coders}، البذرة {seed}</numerusform>
        <numerusform>قرعة {count:,} مقالات بين {coders}، البذرة {seed}</numerusform>
        <numerusform>قرعة {count:,} مقالة بين {coders}، البذرة {seed}</numerusform>
        <numerusform>قرعة {count:,} مقالة بين {coders}، البذرة {seed}</numerusform>
      </translation>
    </message>
    <message>
      <source>Drop suggested {type}</source>
      <translation>إسقاط {type} مقترح</translation>
    </message>
    <message>
      <source>E-mail, one article a file</source>
      <translation>بريد إلكتروني، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>EPUB book, one article a file</source>
      <translation>كتاب EPUB، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>Entries of metadata that are called like a column of doccano's, which only {file} holds: {count:,}.</source>
      <translation>بيانات وصفية لها اسم عمود من أعمدة doccano، ولا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>Entries of metadata that are called like the data's own, which only {file} holds: {count:,}.</source>
      <translation>بيانات وصفية لها اسم من أسماء البيانات نفسها، ولا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>Events of no category of PLOVER's, or of none at all, written as coded: {count:,}.</source>
      <translation>أحداث ليست من فئات PLOVER أو بلا فئة، كُتبت كما رُمّزت: {count:,}.</translation>
    </message>
    <message>
      <source>Events without a date of their own, for which that of their article stands in: {count:,}.</source>
      <translation>أحداث بلا تاريخ خاص بها، ناب عنه تاريخ مقالها: {count:,}.</translation>
    </message>
    <message>
      <source>Events without a source actor, which PLOVER requires: {count:,}.</source>
      <translation>أحداث بلا فاعل مصدر، وهو ما يشترطه PLOVER: {count:,}.</translation>
    </message>
    <message>
      <source>Events without any date, which PLOVER requires: {count:,}.</source>
      <translation>أحداث بلا أي تاريخ، وهو ما يشترطه PLOVER: {count:,}.</translation>
    </message>
    <message>
      <source>Everything that was saved is in {rescued}: open that.</source>
      <translation>كل ما حُفظ موجود في {rescued}: افتحه.</translation>
    </message>
    <message>
      <source>Excel workbook: a row an article; written with a sheet a record type</source>
      <translation>مصنف Excel: صف لكل مقالة؛ ويُكتب بورقة لكل نوع سجل</translation>
    </message>
    <message>
      <source>Factiva downloads, many articles a file</source>
      <translation>تنزيلات Factiva، مقالات كثيرة في كل ملف</translation>
    </message>
    <message>
      <source>Finish the adjudication of article</source>
      <translation>إنهاء تحكيم المقالة</translation>
    </message>
    <message>
      <source>Forget what was learned</source>
      <translation>محو ما تُعُلِّم</translation>
    </message>
    <message>
      <source>Get it once more from where it came from.</source>
      <translation>احصل عليه مرة أخرى من مصدره.</translation>
    </message>
    <message>
      <source>Hand out</source>
      <translation>تسليم العمل</translation>
    </message>
    <message>
      <source>Import coding</source>
      <translation>استيراد ترميز</translation>
    </message>
    <message numerus="yes">
      <source>Import {count:,} articles</source>
      <translation>
        <numerusform>استيراد {count:,} مقالة</numerusform>
        <numerusform>استيراد مقالة واحدة</numerusform>
        <numerusform>استيراد مقالتين</numerusform>
        <numerusform>استيراد {count:,} مقالات</numerusform>
        <numerusform>استيراد {count:,} مقالةً</numerusform>
        <numerusform>استيراد {count:,} مقالة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Import {count:,} publications</source>
      <translation>
        <numerusform>لا استيراد لمواضع نشر ({count:,})</numerusform>
        <numerusform>استيراد موضع نشر واحد</numerusform>
        <numerusform>استيراد موضعَي نشر</numerusform>
        <numerusform>استيراد {count:,} مواضع نشر</numerusform>
        <numerusform>استيراد {count:,} موضع نشر</numerusform>
        <numerusform>استيراد {count:,} موضع نشر</numerusform>
      </translation>
    </message>
    <message>
      <source>In the folder {folder}, {files} changed since this project was exported there, and to export again would undo that. Nothing was written: import the folder first and then name another one, or move away what may go.</source>
      <translation>في المجلد {folder} تغيّر {files} منذ أن صُدّر هذا المشروع إليه، والتصدير مرة أخرى يلغي ذلك. لم يُكتب شيء: استورد المجلد أولًا ثم سمِّ مجلدًا آخر، أو انقل ما يمكن الاستغناء عنه.</translation>
    </message>
    <message>
      <source>In “{word}”, a sign stands for letters that only an asterisk at the end of a word does: minist*</source>
      <translation>في «{word}» علامة تقوم مقام أحرف، ولا يفعل ذلك إلا النجمة في آخر الكلمة: وزار*</translation>
    </message>
    <message>
      <source>It begins before the one before it ends; fragments stand in order.</source>
      <translation>يبدأ قبل أن ينتهي ما قبله؛ والمقاطع تأتي مرتبة.</translation>
    </message>
    <message>
      <source>It holds neither a value nor evidence.</source>
      <translation>ليس فيه قيمة ولا شاهد.</translation>
    </message>
    <message>
      <source>It is larger than {most} MB, as no codebook is.</source>
      <translation>حجمه أكبر من {most} ميغابايت، ولا يبلغ دليل ترميز ذلك.</translation>
    </message>
    <message>
      <source>It is no longer what you undid last: you went on in another window. Nothing was changed.</source>
      <translation>لم يعد هذا آخر ما تراجعت عنه: فقد تابعت العمل في نافذة أخرى. لم يتغير شيء.</translation>
    </message>
    <message>
      <source>It is no longer your newest change: you made another one since, here or in another window, “{change}”. Nothing was changed; undo again to undo that one.</source>
      <translation>لم يعد هذا أحدث تغييراتك: فقد أجريت بعده تغييرًا آخر، هنا أو في نافذة أخرى، هو «{change}». لم يتغير شيء؛ تراجع مرة أخرى للتراجع عن ذلك التغيير.</translation>
    </message>
    <message>
      <source>It is not as Annotator writes it ({reason}).</source>
      <translation>ليس كما يكتبه Annotator ‏({reason}).</translation>
    </message>
    <message>
      <source>It is not the SHA-256 of the text; one of them was changed.</source>
      <translation>ليس هذا SHA-256 للنص؛ لقد تغيّر أحدهما.</translation>
    </message>
    <message>
      <source>It is the status of another article.</source>
      <translation>هذه حالة مقالة أخرى.</translation>
    </message>
    <message>
      <source>It lies outside of 1 to {most:,}.</source>
      <translation>يقع خارج المدى من 1 إلى {most:,}.</translation>
    </message>
    <message>
      <source>It says that there are {wanted:,} {what}, but {there:,} stand before it; lines are missing or were added.</source>
      <translation>يقول إن عدد {what} هو {wanted:,}، وقبله {there:,}؛ فقد نقصت أسطر أو أُضيفت.</translation>
    </message>
    <message>
      <source>It was undone already, in another window. Nothing was changed.</source>
      <translation>سبق التراجع عنه في نافذة أخرى. لم يتغير شيء.</translation>
    </message>
    <message>
      <source>Kept with the articles and not made records of: {shown}. They come out again in XMI and JSON CAS; a mapping that names one makes records of it.</source>
      <translation>حُفظت مع المقالات ولم تصبح سجلات: {shown}. تخرج ثانيةً في XMI وJSON CAS؛ ويجعلها تعيين يسمّيها سجلات.</translation>
    </message>
    <message>
      <source>Kept with the articles, for no annotation of a text: {shown}.</source>
      <translation>حُفظت مع المقالات لأنها ليست شرحًا لنص: {shown}.</translation>
    </message>
    <message>
      <source>Label Studio JSON: tasks with their annotations, and the configuration for them</source>
      <translation>صيغة Label Studio JSON: مهام مع شروحها، وإعداداتها</translation>
    </message>
    <message numerus="yes">
      <source>Learn from {count:,} articles</source>
      <translation>
        <numerusform>التعلّم من {count:,} مقالة</numerusform>
        <numerusform>التعلّم من مقالة واحدة</numerusform>
        <numerusform>التعلّم من مقالتين اثنتين</numerusform>
        <numerusform>التعلّم من {count:,} مقالات</numerusform>
        <numerusform>التعلّم من {count:,} مقالة</numerusform>
        <numerusform>التعلّم من {count:,} مقالة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Learn from {count:,} articles in the background</source>
      <translation>
        <numerusform>التعلّم من {count:,} مقالة في الخلفية</numerusform>
        <numerusform>التعلّم من مقالة واحدة في الخلفية</numerusform>
        <numerusform>التعلّم من مقالتين في الخلفية</numerusform>
        <numerusform>التعلّم من {count:,} مقالات في الخلفية</numerusform>
        <numerusform>التعلّم من {count:,} مقالة في الخلفية</numerusform>
        <numerusform>التعلّم من {count:,} مقالة في الخلفية</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out of the {plural}, because they are suggestions that nobody has accepted: {count:,}.</source>
      <translation>تُركت من {plural} لأنها اقتراحات لم يقبلها أحد: {count:,}.</translation>
    </message>
    <message>
      <source>Left out of the {plural}, because they were rejected: {count:,}.</source>
      <translation>تُركت من {plural} لأنها رُفضت: {count:,}.</translation>
    </message>
    <message>
      <source>Left out, because the format takes {plural} only: {shown}.</source>
      <translation>تُركت لأن الصيغة لا تأخذ إلا {plural}: {shown}.</translation>
    </message>
    <message>
      <source>Link {source} to {target}</source>
      <translation>ربط {source} بـ{target}</translation>
    </message>
    <message>
      <source>Longer texts among the metadata, which were left out: {count:,}.</source>
      <translation>نصوص طويلة بين البيانات الوصفية تُركت: {count:,}.</translation>
    </message>
    <message>
      <source>Look again at article</source>
      <translation>إعادة النظر في المقالة</translation>
    </message>
    <message>
      <source>Look again at {type}</source>
      <translation>إعادة النظر في {type}</translation>
    </message>
    <message>
      <source>Make {name} {role}</source>
      <translation>جعل ⁨{name}⁩ في دور ⁨{role}⁩</translation>
    </message>
    <message>
      <source>Mark article {state}</source>
      <translation>وسم المقالة: {state}</translation>
    </message>
    <message>
      <source>Mark {type} {state}</source>
      <translation>وسم {type}: {state}</translation>
    </message>
    <message>
      <source>Markdown, one article a file</source>
      <translation>نص Markdown، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>Merge coder {name} into {into}</source>
      <translation>دمج المرمّز ⁨{name}⁩ في ⁨{into}⁩</translation>
    </message>
    <message>
      <source>Merge fragments of gold {type}</source>
      <translation>دمج مقاطع {type} المرجعي</translation>
    </message>
    <message numerus="yes">
      <source>Merge {count:,} actors into {name}</source>
      <translation>
        <numerusform>دمج {count:,} فاعل في {name}</numerusform>
        <numerusform>دمج فاعل واحد في {name}</numerusform>
        <numerusform>دمج فاعلَين اثنين في {name}</numerusform>
        <numerusform>دمج {count:,} فاعلين في {name}</numerusform>
        <numerusform>دمج {count:,} فاعلًا في {name}</numerusform>
        <numerusform>دمج {count:,} فاعل في {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Merge {count:,} files</source>
      <translation>
        <numerusform>دمج {count:,} ملف</numerusform>
        <numerusform>دمج ملف واحد</numerusform>
        <numerusform>دمج ملفين</numerusform>
        <numerusform>دمج {count:,} ملفات</numerusform>
        <numerusform>دمج {count:,} ملفًّا</numerusform>
        <numerusform>دمج {count:,} ملف</numerusform>
      </translation>
    </message>
    <message>
      <source>Name it as what it is.</source>
      <translation>سمِّه بحسب ما هو.</translation>
    </message>
    <message>
      <source>Name something to find besides what must not be there.</source>
      <translation>اذكر ما يُبحث عنه إلى جانب ما يجب ألا يوجد.</translation>
    </message>
    <message>
      <source>Neither {folder} nor a temporary folder can be written ({reason}). Make one of them writable, or name another one in HOME or TMPDIR.</source>
      <translation>لا يمكن الكتابة في {folder} ولا في مجلد مؤقت ({reason}). اجعل أحدهما قابلًا للكتابة، أو سمِّ مجلدًا آخر في HOME أو TMPDIR.</translation>
    </message>
    <message>
      <source>NewsML 1</source>
      <translation>NewsML 1</translation>
    </message>
    <message>
      <source>NewsML-G2 and NITF, one article a file or many</source>
      <translation>صيغتا NewsML-G2 وNITF، مقالة واحدة في كل ملف أو مقالات كثيرة</translation>
    </message>
    <message>
      <source>Nexis and LexisNexis downloads, many articles a file</source>
      <translation>تنزيلات Nexis وLexisNexis، مقالات كثيرة في كل ملف</translation>
    </message>
    <message>
      <source>Nexis could not show this article when the file was made.</source>
      <translation>لم يستطع Nexis عرض هذه المقالة حين أُنشئ الملف.</translation>
    </message>
    <message>
      <source>No article was finished by two of the coders, so there is nothing to compare. Mark articles as done, or compare unfinished ones as well.</source>
      <translation>لم يُنجز مرمّزان أي مقال، فلا شيء يُقارن. علّم مقالات بأنها منجزة، أو قارن غير المنجزة أيضًا.</translation>
    </message>
    <message>
      <source>No picture was painted: {project} could not be opened.</source>
      <translation>لم تُرسم صورة: تعذّر فتح {project}.</translation>
    </message>
    <message>
      <source>No regular expression, at character {place}: {reason}.</source>
      <translation>ليس تعبيرًا نمطيًا، عند المحرف {place}: {reason}.</translation>
    </message>
    <message>
      <source>No text would be left. An article keeps at least a word.</source>
      <translation>لن يبقى أي نص. تحتفظ المقالة بكلمة واحدة على الأقل.</translation>
    </message>
    <message>
      <source>Note on article</source>
      <translation>ملاحظة على المقالة</translation>
    </message>
    <message>
      <source>Note on {type}</source>
      <translation>ملاحظة على {type}</translation>
    </message>
    <message>
      <source>Nothing comes after the counts.</source>
      <translation>لا يأتي شيء بعد الأعداد.</translation>
    </message>
    <message>
      <source>Nothing here is called “{text}”. There is: {known}.</source>
      <translation>لا شيء هنا يسمى «{text}». الموجود: {known}.</translation>
    </message>
    <message>
      <source>Nothing was imported: everything is in the project already.</source>
      <translation>لم يُستورد شيء: كل شيء في المشروع بالفعل.</translation>
    </message>
    <message>
      <source>Nothing was imported: no file could be read.</source>
      <translation>لم يُستورد شيء: تعذّرت قراءة أي ملف.</translation>
    </message>
    <message>
      <source>Nothing was imported: the files hold nothing that the project lacks.</source>
      <translation>لم يُستورد شيء: ليس في الملفات ما ينقص المشروع.</translation>
    </message>
    <message>
      <source>Nothing was learned in this project yet: let it learn first.</source>
      <translation>لم يُتعلَّم شيء في هذا المشروع بعد: دعه يتعلّم أولًا.</translation>
    </message>
    <message>
      <source>Nothing was learned of “{type}” in this project.</source>
      <translation>لم يُتعلَّم شيء عن «{type}» في هذا المشروع.</translation>
    </message>
    <message numerus="yes">
      <source>Of {count} articles, Annotator alone reads again how far coders are.</source>
      <translation>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
        <numerusform>مقالات لا يقرأ إلا Annotator ثانيةً مدى تقدّم المرمّزين فيها: {count}.</numerusform>
      </translation>
    </message>
    <message>
      <source>One of the two records has been deleted meanwhile.</source>
      <translation>حُذف أحد السجلين في هذه الأثناء.</translation>
    </message>
    <message>
      <source>One of these records was changed, or something was decided of them, meanwhile. Nothing was written: look at them as they stand now.</source>
      <translation>تغيّر أحد هذه السجلات، أو بُتّ في شيء منها، في هذه الأثناء. لم يُكتب شيء: انظر إليها كما هي الآن.</translation>
    </message>
    <message>
      <source>Only a lead of the project assigns articles.</source>
      <translation>لا يُسند المقالات إلا قائد للمشروع.</translation>
    </message>
    <message>
      <source>Only a lead of the project changes the team, and opens it.</source>
      <translation>لا يغيّر الفريق ولا يفتح المشروع إلا قائد المشروع.</translation>
    </message>
    <message>
      <source>Only a lead of the project chooses what coders train with.</source>
      <translation>لا يختار ما يتدرب عليه المرمِّزون إلا من يقود المشروع.</translation>
    </message>
    <message>
      <source>Only the project says format and version.</source>
      <translation>لا يذكر الصيغة والإصدار إلا المشروع.</translation>
    </message>
    <message>
      <source>Open it in the program that made it and save it again.</source>
      <translation>افتحه في البرنامج الذي أنشأه واحفظه من جديد.</translation>
    </message>
    <message>
      <source>Open it in the program that made it and save it as .docx without a password.</source>
      <translation>افتحه في البرنامج الذي أنشأه واحفظه بصيغة docx بلا كلمة مرور.</translation>
    </message>
    <message>
      <source>Open the project to the team</source>
      <translation>فتح المشروع للفريق</translation>
    </message>
    <message>
      <source>OpenDocument text, one article a file; written with marks and comments</source>
      <translation>مستند OpenDocument نصي، مقالة واحدة في كل ملف؛ ويُكتب بعلامات النص والتعليقات</translation>
    </message>
    <message>
      <source>PDF, one article a file; written with marks and records, to print</source>
      <translation>مستند PDF، مقالة واحدة في كل ملف؛ ويُكتب بعلامات النص والسجلات، للطباعة</translation>
    </message>
    <message>
      <source>PLOVER JSON lines: events with their actors, dates, places and text</source>
      <translation>أسطر PLOVER JSON: أحداث بفاعليها وتواريخها وأماكنها ونصها</translation>
    </message>
    <message>
      <source>Passages that do not begin and end with tokens, fitted to whole ones (their exact offsets are in user_data): {count:,}, such as {shown}.</source>
      <translation>مقاطع لا تبدأ وتنتهي بكلمات كاملة، عُدّلت إليها (ومواضعها الدقيقة في user_data): {count:,}، مثل {shown}.</translation>
    </message>
    <message>
      <source>Passages that overlap longer ones, and are in doc.spans but not in doc.ents: {count:,}.</source>
      <translation>مقاطع تتداخل مع أطول منها، وهي في doc.spans لا في doc.ents: {count:,}.</translation>
    </message>
    <message>
      <source>Plain text, one article a file</source>
      <translation>نص عادي، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>PostgreSQL projects need the driver psycopg. Install it with: pip install 'annotator[postgres]'.</source>
      <translation>تحتاج مشاريع PostgreSQL إلى برنامج التشغيل psycopg. ثبّته بالأمر: pip install 'annotator[postgres]'.</translation>
    </message>
    <message>
      <source>ProQuest downloads, many articles a file</source>
      <translation>تنزيلات ProQuest، مقالات كثيرة في كل ملف</translation>
    </message>
    <message>
      <source>Purge an article for good</source>
      <translation>محو مقالة نهائيًا</translation>
    </message>
    <message>
      <source>QualCoder project: its folder, data.qda in it, or a zip of them</source>
      <translation>مشروع QualCoder: مجلده، أو data.qda فيه، أو أرشيف zip منهما</translation>
    </message>
    <message>
      <source>REFI-QDA codebook</source>
      <translation>دليل ترميز REFI-QDA</translation>
    </message>
    <message>
      <source>REFI-QDA project, for ATLAS.ti, MAXQDA, NVivo and QualCoder</source>
      <translation>مشروع REFI-QDA، لبرامج ATLAS.ti وMAXQDA وNVivo وQualCoder</translation>
    </message>
    <message>
      <source>Records of this article have been made, changed or deleted meanwhile. Nothing was written: look at the preview as it is now, and correct the text again.</source>
      <translation>أُنشئت سجلات لهذه المقالة أو غُيّرت أو حُذفت في هذه الأثناء. لم يُكتب شيء: انظر إلى المعاينة بحالتها الآن، وصحّح النص من جديد.</translation>
    </message>
    <message>
      <source>Recovered from {file}</source>
      <translation>استُرد من {file}</translation>
    </message>
    <message>
      <source>Reject every {type} there: {reason}</source>
      <translation>رفض كل {type} هناك: {reason}</translation>
    </message>
    <message>
      <source>Relations from one coder's records to another's or to what has no place in the text, which only {file} holds: {count:,}.</source>
      <translation>علاقات من سجلات مرمّز إلى سجلات غيره أو إلى ما لا موضع له في النص، ولا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>Relations from or to what is no span, which only {file} holds: {count:,}.</source>
      <translation>علاقات من غير امتداد أو إليه، ولا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>Remove link</source>
      <translation>إزالة الرابط</translation>
    </message>
    <message numerus="yes">
      <source>Remove {count:,} suggestions</source>
      <translation>
        <numerusform>إزالة {count:,} اقتراح</numerusform>
        <numerusform>إزالة اقتراح واحد</numerusform>
        <numerusform>إزالة {count:,} اقتراح</numerusform>
        <numerusform>إزالة {count:,} اقتراح</numerusform>
        <numerusform>إزالة {count:,} اقتراح</numerusform>
        <numerusform>إزالة {count:,} اقتراح</numerusform>
      </translation>
    </message>
    <message>
      <source>Rename actor {name} to {now}</source>
      <translation>إعادة تسمية الفاعل {name} إلى {now}</translation>
    </message>
    <message>
      <source>Rename coder {name} to {now}</source>
      <translation>إعادة تسمية المرمّز ⁨{name}⁩ إلى ⁨{now}⁩</translation>
    </message>
    <message>
      <source>Report: one web page to read and print, with marks, counts and a timeline</source>
      <translation>تقرير: صفحة ويب واحدة للقراءة والطباعة، بعلامات النص والأعداد وخط زمني</translation>
    </message>
    <message>
      <source>Retire coder {name}</source>
      <translation>إحالة المرمّز {name} إلى التقاعد</translation>
    </message>
    <message>
      <source>Reviews without an address (“review_url”), which search engines do not take: {count:,}.</source>
      <translation>مراجعات بلا عنوان («review_url»)، ولا تأخذها محركات البحث: {count:,}.</translation>
    </message>
    <message>
      <source>Rich Text, one article a file</source>
      <translation>نص منسق (RTF)، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>Say why all of them are rejected.</source>
      <translation>اذكر سبب رفضها جميعًا.</translation>
    </message>
    <message>
      <source>Screen article: irrelevant</source>
      <translation>فرز المقالة: غير ذات صلة</translation>
    </message>
    <message>
      <source>Screen article: relevant</source>
      <translation>فرز المقالة: ذات صلة</translation>
    </message>
    <message>
      <source>See what is damaged with: annotator check PROJECT. Or go back to a backup with: annotator restore BACKUP PROJECT</source>
      <translation>اعرف ما تلف بالأمر: annotator check PROJECT. أو ارجع إلى نسخة احتياطية بالأمر: annotator restore BACKUP PROJECT</translation>
    </message>
    <message>
      <source>See what is damaged with: annotator check PROJECT. Save what can be read with: annotator recover DAMAGED OUT. Or go back to a backup with: annotator restore BACKUP PROJECT</source>
      <translation>اعرف ما تلف بالأمر: annotator check PROJECT. أنقذ ما يمكن قراءته بالأمر: annotator recover DAMAGED OUT. أو ارجع إلى نسخة احتياطية بالأمر: annotator restore BACKUP PROJECT</translation>
    </message>
    <message>
      <source>Select some text first: a record needs its words.</source>
      <translation>حدّد نصًا أولًا: لا بد للسجل من كلماته.</translation>
    </message>
    <message>
      <source>Set {field} of {type}</source>
      <translation>تعيين {field} في {type}</translation>
    </message>
    <message>
      <source>Since then {what}.</source>
      <translation>منذ ذلك الحين {what}.</translation>
    </message>
    <message>
      <source>Somebody else changed or deleted this {kind} at the same moment. Nothing was written; look at it as it stands now and try again.</source>
      <translation>غيّر شخص آخر هذا العنصر ({kind}) أو حذفه في اللحظة نفسها. لم يُكتب شيء؛ انظر إليه بحالته الآن وأعد المحاولة.</translation>
    </message>
    <message>
      <source>Somebody else has corrected this text meanwhile. Close this, and begin again from the text as it stands now.</source>
      <translation>صحّح شخص آخر هذا النص في هذه الأثناء. أغلق هذا وابدأ من جديد من النص بحالته الآن.</translation>
    </message>
    <message>
      <source>Somebody else has worked on what it made since.</source>
      <translation>عمل شخص آخر منذ ذلك الحين على ما أنشأه هذا التغيير.</translation>
    </message>
    <message>
      <source>Somebody else is writing to this project. Nothing was lost: try again in a moment.</source>
      <translation>يكتب شخص آخر الآن في هذا المشروع. لم يُفقد شيء: أعد المحاولة بعد لحظة.</translation>
    </message>
    <message>
      <source>Somebody has it open; close it and purge the article once more.</source>
      <translation>هي مفتوحة لدى أحدهم؛ أغلقها وامحُ المقالة مرة أخرى.</translation>
    </message>
    <message>
      <source>Split {name} from {other}</source>
      <translation>فصل {name} عن {other}</translation>
    </message>
    <message numerus="yes">
      <source>Store {count:,} suggestions</source>
      <translation>
        <numerusform>حفظ {count:,} اقتراح</numerusform>
        <numerusform>حفظ اقتراح واحد</numerusform>
        <numerusform>حفظ {count:,} اقتراح</numerusform>
        <numerusform>حفظ {count:,} اقتراح</numerusform>
        <numerusform>حفظ {count:,} اقتراح</numerusform>
        <numerusform>حفظ {count:,} اقتراح</numerusform>
      </translation>
    </message>
    <message>
      <source>SubRip (SRT) transcript, one article a file</source>
      <translation>تفريغ SubRip ‏(SRT)، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>TEI</source>
      <translation>TEI</translation>
    </message>
    <message>
      <source>Table of coded segments beside its texts, of MAXQDA, NVivo, ATLAS.ti or Dedoose</source>
      <translation>جدول مقاطع مرمّزة بجانب نصوصها، من MAXQDA أو NVivo أو ATLAS.ti أو Dedoose</translation>
    </message>
    <message>
      <source>Taguette project, exported as SQLite</source>
      <translation>مشروع Taguette، مصدَّر بصيغة SQLite</translation>
    </message>
    <message>
      <source>Take a coder’s record as gold first; then take parts of others into it.</source>
      <translation>خذ أولًا سجل أحد المرمّزين مرجعيًّا، ثم خذ إليه أجزاء من غيره.</translation>
    </message>
    <message>
      <source>Take back the screening of article</source>
      <translation>التراجع عن فرز المقالة</translation>
    </message>
    <message>
      <source>Take links of gold {type}</source>
      <translation>أخذ روابط {type} المرجعي</translation>
    </message>
    <message>
      <source>Take proposals for {type}</source>
      <translation>أخذ المقترحات لـ{type}</translation>
    </message>
    <message>
      <source>Take suggested {type}</source>
      <translation>أخذ {type} مقترح</translation>
    </message>
    <message>
      <source>Take text of gold {type}</source>
      <translation>أخذ نص {type} المرجعي</translation>
    </message>
    <message numerus="yes">
      <source>Take {count:,} articles back from {coders}</source>
      <translation>
        <numerusform>سحب {count:,} مقالة من {coders}</numerusform>
        <numerusform>سحب مقالة واحدة من {coders}</numerusform>
        <numerusform>سحب مقالتين من {coders}</numerusform>
        <numerusform>سحب {count:,} مقالات من {coders}</numerusform>
        <numerusform>سحب {count:,} مقالة من {coders}</numerusform>
        <numerusform>سحب {count:,} مقالة من {coders}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Take {count:,} suggestions</source>
      <translation>
        <numerusform>أخذ {count:,} اقتراح</numerusform>
        <numerusform>أخذ اقتراح واحد</numerusform>
        <numerusform>أخذ {count:,} اقتراح</numerusform>
        <numerusform>أخذ {count:,} اقتراح</numerusform>
        <numerusform>أخذ {count:,} اقتراح</numerusform>
        <numerusform>أخذ {count:,} اقتراح</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Take {count:,} unanimous records as gold</source>
      <translation>
        <numerusform>أخذ {count:,} سجل عليه إجماع مرجعيًّا</numerusform>
        <numerusform>أخذ سجل واحد عليه إجماع مرجعيًّا</numerusform>
        <numerusform>أخذ سجلين عليهما إجماع مرجعيين</numerusform>
        <numerusform>أخذ {count:,} سجلات عليها إجماع مرجعيةً</numerusform>
        <numerusform>أخذ {count:,} سجلًا عليها إجماع مرجعيةً</numerusform>
        <numerusform>أخذ {count:,} سجل عليها إجماع مرجعيةً</numerusform>
      </translation>
    </message>
    <message>
      <source>Take {field} of gold {type}</source>
      <translation>أخذ {field} إلى {type} المرجعي</translation>
    </message>
    <message>
      <source>Take {field} of {type}</source>
      <translation>أخذ {field} إلى {type}</translation>
    </message>
    <message>
      <source>Take {type} as gold</source>
      <translation>أخذ {type} مرجعيًّا</translation>
    </message>
    <message>
      <source>Texts with spans that overlap, which doccano shows once “Allow overlapping spans” is set: {count:,}.</source>
      <translation>نصوص فيها امتدادات متداخلة، يعرضها doccano بعد ضبط «Allow overlapping spans»: {count:,}.</translation>
    </message>
    <message>
      <source>That actor has been deleted meanwhile.</source>
      <translation>حُذف ذلك الفاعل في هذه الأثناء.</translation>
    </message>
    <message>
      <source>That is not a PostgreSQL address. Write it as {example}; in a name or a password, write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25.</source>
      <translation>هذا ليس عنوان PostgreSQL. اكتبه هكذا: {example}؛ وفي الاسم أو كلمة المرور اكتب @ هكذا %40، و: هكذا %3A، و/ هكذا %2F، و? هكذا %3F، و# هكذا %23، و% هكذا %25.</translation>
    </message>
    <message>
      <source>The answer is wanted no longer.</source>
      <translation>لم تعد الإجابة مطلوبة.</translation>
    </message>
    <message>
      <source>The article does not read “{text}” there any more.</source>
      <translation>لم تعد المقالة تقول «{text}» في ذلك الموضع.</translation>
    </message>
    <message>
      <source>The article does not read “{text}” there.</source>
      <translation>لا تقول المقالة «{text}» في ذلك الموضع.</translation>
    </message>
    <message>
      <source>The article has been removed from the project.</source>
      <translation>أُزيلت المقالة من المشروع.</translation>
    </message>
    <message>
      <source>The article is assigned to this coder twice.</source>
      <translation>المقال مُسند إلى هذا المرمّز مرتين.</translation>
    </message>
    <message>
      <source>The article reads “{there}” there, not “{text}”. Offsets count Unicode code points.</source>
      <translation>نص المقالة هناك «{there}»، لا «{text}». تُعدّ المواضع بنقاط ترميز يونيكود.</translation>
    </message>
    <message>
      <source>The article “{title}” has exactly this text already, and a project keeps each text once. Leave a difference, or work on in that article.</source>
      <translation>للمقالة «{title}» هذا النص نفسه تمامًا، والمشروع يحفظ كل نص مرة واحدة. اترك فرقًا، أو تابع العمل في تلك المقالة.</translation>
    </message>
    <message>
      <source>The backup folder {folder} cannot be written: {reason}.</source>
      <translation>لا يمكن الكتابة في مجلد النسخ الاحتياطية {folder}: {reason}.</translation>
    </message>
    <message>
      <source>The budget of “{name}” for today is spent: {requests:,} requests, {tokens:,} tokens. What was read is kept; with more budget, or tomorrow, it goes on.</source>
      <translation>نفدت ميزانية «{name}» لهذا اليوم: {requests:,} طلبًا و{tokens:,} رمزًا. ما قُرئ محفوظ؛ ويُستأنف العمل بميزانية أكبر أو غدًا.</translation>
    </message>
    <message>
      <source>The cell was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>غُيّرت الخلية في نافذة أخرى في هذه الأثناء. وهي معروضة الآن بحالتها الراهنة؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>The change does not fit what the project holds now: something it refers to was deleted, or is still in use. Nothing was written. ({reason})</source>
      <translation>لا يوافق التغيير ما في المشروع الآن: حُذف شيء يشير إليه، أو لا يزال شيء مستعملًا. لم يُكتب شيء. ({reason})</translation>
    </message>
    <message>
      <source>The choice of a table's columns has been changed since.</source>
      <translation>تغيّر منذ ذلك الحين اختيار أعمدة الجدول.</translation>
    </message>
    <message>
      <source>The codebook cannot be written to {path}: {reason}.</source>
      <translation>لا يمكن كتابة دليل الترميز في {path}: {reason}.</translation>
    </message>
    <message>
      <source>The codebook was changed in another window meanwhile. Nothing was written: look at it as it stands now, and make your changes again where they are still needed.</source>
      <translation>غُيّر دليل الترميز في نافذة أخرى في هذه الأثناء. لم يُكتب شيء: انظر إليه بحالته الآن، وكرّر تغييراتك حيث لا تزال لازمة.</translation>
    </message>
    <message>
      <source>The codebook was changed since. {reason}</source>
      <translation>تغيّر دليل الترميز منذ ذلك الحين. {reason}</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” does not hold: {problems}.</source>
      <translation>دليل الترميز «{codebook}» غير سليم: {problems}.</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” has claims without a field “verdict”, which the rating of a ClaimReview is made of.</source>
      <translation>في دليل الترميز «{codebook}» ادعاءات بلا الحقل «verdict» الذي يُصنع منه تقييم ClaimReview.</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” has events without a field “type”, such as AGREE, PROTEST or ASSAULT. The built-in codebook “news” has them.</source>
      <translation>في دليل الترميز «{codebook}» أحداث بلا الحقل «type»، مثل AGREE وPROTEST وASSAULT. دليل الترميز المدمج «news» فيه ذلك.</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” has events without a field “{field}”, which PLOVER's “{role}” is made of.</source>
      <translation>في دليل الترميز «{codebook}» أحداث بلا الحقل «{field}» الذي يُصنع منه «{role}» في PLOVER.</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” has events without any of PLOVER's categories in “event.type”, such as AGREE, PROTEST or ASSAULT. The built-in codebook “news” has them.</source>
      <translation>في دليل الترميز «{codebook}» أحداث بلا أي من فئات PLOVER في «event.type»، مثل AGREE وPROTEST وASSAULT. دليل الترميز المدمج «news» فيه ذلك.</translation>
    </message>
    <message>
      <source>The codebook “{codebook}” has no record type “{type}”. It has: {known}.</source>
      <translation>ليس في دليل الترميز «{codebook}» نوع سجل «{type}». فيه: {known}.</translation>
    </message>
    <message>
      <source>The coder “{name}” stands twice.</source>
      <translation>ورد المرمّز «{name}» مرتين.</translation>
    </message>
    <message>
      <source>The copy at {place} is not sound: {problems}.</source>
      <translation>النسخة في {place} غير سليمة: {problems}.</translation>
    </message>
    <message>
      <source>The damaged project cannot be copied to look at it: {reason}.</source>
      <translation>لا يمكن نسخ المشروع التالف لفحصه: {reason}.</translation>
    </message>
    <message>
      <source>The database at {place} is not an Annotator project. Make one in an empty database with: annotator new URL</source>
      <translation>قاعدة البيانات في {place} ليست مشروع Annotator. أنشئ مشروعًا في قاعدة بيانات فارغة بالأمر: annotator new URL</translation>
    </message>
    <message>
      <source>The database at {place} is not empty. Name an empty one.</source>
      <translation>قاعدة البيانات في {place} ليست فارغة. سمِّ قاعدة فارغة.</translation>
    </message>
    <message>
      <source>The database server of {place} does not answer. What was saved before is safe there; nothing of this change was written. Try again once it is back.</source>
      <translation>لا يجيب خادم قاعدة البيانات لـ {place}. ما حُفظ من قبل آمن هناك؛ ولم يُكتب شيء من هذا التغيير. أعد المحاولة حين يعود.</translation>
    </message>
    <message>
      <source>The disk takes nothing more for {place} ({reason}): there is no room left, a limit is reached, or it fails. Nothing of this was written, and what was saved before is safe. Make room, and try again.</source>
      <translation>لا يتسع القرص لمزيد في {place} ({reason}): لم تبقَ مساحة، أو بُلغ حد، أو أن القرص معطل. لم يُكتب شيء من هذا، وما حُفظ من قبل آمن. أفسح مكانًا وأعد المحاولة.</translation>
    </message>
    <message>
      <source>The file's codebook has no record type “{type}”.</source>
      <translation>ليس في دليل ترميز الملف نوع سجل «{type}».</translation>
    </message>
    <message>
      <source>The first line holds the project.</source>
      <translation>السطر الأول يحمل المشروع.</translation>
    </message>
    <message>
      <source>The folder {folder} holds an export of this project in the format “{format}”. Nothing was written: name another folder for “{wanted}”.</source>
      <translation>في المجلد {folder} تصدير لهذا المشروع بصيغة «{format}». لم يُكتب شيء: سمِّ مجلدًا آخر لصيغة «{wanted}».</translation>
    </message>
    <message>
      <source>The folder {folder} holds files ({files}), and nothing says that they are an export of this project, which could be replaced. Nothing was written: name a new or an empty folder.</source>
      <translation>في المجلد {folder} ملفات ({files})، ولا شيء يدل على أنها تصدير لهذا المشروع يمكن استبداله. لم يُكتب شيء: سمِّ مجلدًا جديدًا أو فارغًا.</translation>
    </message>
    <message>
      <source>The folder {folder} holds the export of another project. Nothing was written: name a new or an empty folder.</source>
      <translation>في المجلد {folder} تصدير مشروع آخر. لم يُكتب شيء: سمِّ مجلدًا جديدًا أو فارغًا.</translation>
    </message>
    <message>
      <source>The format “{format}” can be read but not written. These can: {known}.</source>
      <translation>الصيغة «{format}» تُقرأ ولا تُكتب. الصيغ التي تُكتب: {known}.</translation>
    </message>
    <message>
      <source>The format “{format}” can be written but not read.</source>
      <translation>الصيغة «{format}» تُكتب ولا تُقرأ.</translation>
    </message>
    <message>
      <source>The format “{format}” has the texts in it, so there is no number of words to choose. Without texts there is the format “no-text”.</source>
      <translation>الصيغة «{format}» تتضمن النصوص، فلا عدد كلمات يُختار فيها. أما بلا نصوص فهناك الصيغة «no-text».</translation>
    </message>
    <message>
      <source>The format “{format}” is no table that a spreadsheet could open.</source>
      <translation>الصيغة «{format}» ليست جدولًا يفتحه برنامج جداول.</translation>
    </message>
    <message>
      <source>The format “{format}” takes records of the type “{type}”, which the codebook lacks. It has: {known}.</source>
      <translation>تأخذ الصيغة «{format}» سجلات من نوع «{type}» الذي ليس في دليل الترميز. فيه: {known}.</translation>
    </message>
    <message>
      <source>The format “{name}” ({module}) cannot be loaded: {reason}. Repair or remove the package that brings it.</source>
      <translation>لا يمكن تحميل الصيغة «{name}» ({module}): {reason}. أصلح الحزمة التي تأتي بها أو أزلها.</translation>
    </message>
    <message>
      <source>The id “{id}” stands for another text before this.</source>
      <translation>المعرّف «{id}» لنص آخر ورد قبل هذا.</translation>
    </message>
    <message>
      <source>The id “{id}” stands twice.</source>
      <translation>ورد المعرّف «{id}» مرتين.</translation>
    </message>
    <message>
      <source>The key “{key}” is unknown here.</source>
      <translation>المفتاح «{key}» غير معروف هنا.</translation>
    </message>
    <message>
      <source>The last edits are in {log}. Get them back with: annotator recover {log} OUT</source>
      <translation>التعديلات الأخيرة في {log}. استعدها بالأمر: annotator recover {log} OUT</translation>
    </message>
    <message>
      <source>The line after the project holds the codebook.</source>
      <translation>السطر الذي يلي المشروع يحمل دليل الترميز.</translation>
    </message>
    <message>
      <source>The link leads from a record to itself.</source>
      <translation>تقود الصلة من سجل إلى نفسه.</translation>
    </message>
    <message>
      <source>The log beside {place} belongs to another state of it, as when a backup was copied over the project. Open the project once: that sets the log aside.</source>
      <translation>السجل بجانب {place} يخص حالة أخرى منه، كما يحدث إذا نُسخت نسخة احتياطية فوق المشروع. افتح المشروع مرة: فيُنحّى السجل جانبًا.</translation>
    </message>
    <message>
      <source>The mapping of “{label}”: {reason}</source>
      <translation>تعيين «{label}»: {reason}</translation>
    </message>
    <message>
      <source>The mapping of “{name}” has been changed since.</source>
      <translation>تغيّر منذ ذلك الحين تعيين «{name}».</translation>
    </message>
    <message>
      <source>The new actor needs a name of its own.</source>
      <translation>الفاعل الجديد يحتاج إلى اسم خاص به.</translation>
    </message>
    <message>
      <source>The note was changed in another window meanwhile. It says: {note}</source>
      <translation>غُيّرت الملاحظة في نافذة أخرى في هذه الأثناء. وهي تقول: {note}</translation>
    </message>
    <message>
      <source>The old backup {file} cannot be removed: {reason}.</source>
      <translation>لا يمكن حذف النسخة الاحتياطية القديمة {file}: {reason}.</translation>
    </message>
    <message>
      <source>The picture {file} cannot be written.</source>
      <translation>تتعذّر كتابة الصورة {file}.</translation>
    </message>
    <message>
      <source>The printer takes nothing. Look whether it is on and connected.</source>
      <translation>الطابعة لا تقبل شيئًا. تحقق من أنها تعمل وموصولة.</translation>
    </message>
    <message>
      <source>The project has no article {article}; was it removed?</source>
      <translation>ليس في المشروع المقالة {article}؛ هل أُزيلت؟</translation>
    </message>
    <message>
      <source>The project is coded blind, and the server does not keep the work of others back from this role. Ask whoever leads the project for the rights that docs/postgresql.md gives coders.</source>
      <translation>يُرمَّز المشروع دون رؤية عمل الآخرين، والخادم لا يحجب عمل الآخرين عن هذا الدور. اطلب من قائد المشروع الحقوق التي تمنحها docs/postgresql.md للمرمّزين.</translation>
    </message>
    <message>
      <source>The project is coded blind, and the server shows your role only what you made yourself: it cannot be copied or checked as a whole. Ask whoever leads it.</source>
      <translation>يُرمَّز المشروع دون رؤية عمل الآخرين، ولا يُظهر الخادم لدورك إلا ما صنعته بنفسك: لا يمكن نسخه أو فحصه كاملًا. اسأل من يقوده.</translation>
    </message>
    <message>
      <source>The project is coded blind: what “{name}” made is not shown here. Ask whoever leads it.</source>
      <translation>الترميز في المشروع أعمى: لا يُعرض هنا ما صنعه «{name}». اسأل من يقوده.</translation>
    </message>
    <message>
      <source>The project keeps no draw “{draw}”.</source>
      <translation>لا يحفظ المشروع قرعة «{draw}».</translation>
    </message>
    <message>
      <source>The pseudonym “{pseudonym}” holds “{name}”, which is to be replaced itself.</source>
      <translation>الاسم المستعار «{pseudonym}» يتضمن «{name}»، وهو نفسه مما يُستبدل.</translation>
    </message>
    <message>
      <source>The record has been deleted in another window.</source>
      <translation>حُذف السجل في نافذة أخرى.</translation>
    </message>
    <message>
      <source>The record type with the plural “{plural}” cannot have a file of its own: there is another table of that name. Give it another plural in the codebook.</source>
      <translation>لا يمكن أن يكون لنوع السجل ذي الجمع «{plural}» ملف خاص به: هناك جدول آخر بهذا الاسم. أعطه جمعًا آخر في دليل الترميز.</translation>
    </message>
    <message>
      <source>The record type “{type}” has no field “{field}”.</source>
      <translation>ليس لنوع السجل «{type}» حقل «{field}».</translation>
    </message>
    <message>
      <source>The record type “{type}” has no field “{field}”. It has: {known}.</source>
      <translation>ليس لنوع السجل «{type}» حقل «{field}». له: {known}.</translation>
    </message>
    <message>
      <source>The record {record} would not stand on its words any more.</source>
      <translation>لن يبقى السجل {record} على كلماته.</translation>
    </message>
    <message>
      <source>The regular expression was given up after {seconds} seconds in one text. Repetitions within repetitions, such as (a+)+, take that long: write it more narrowly.</source>
      <translation>أُوقف التعبير النمطي بعد {seconds} ثانية في نص واحد. التكرار داخل التكرار، مثل (a+)+، يستغرق ذلك: اكتبه أضيق.</translation>
    </message>
    <message>
      <source>The role by which {place} is opened has no right to that ({reason}). Nothing was written. Ask whoever leads the project.</source>
      <translation>ليس للدور الذي فُتح به {place} حق في ذلك ({reason}). لم يُكتب شيء. اسأل من يقود المشروع.</translation>
    </message>
    <message>
      <source>The sample articles are missing ({folder}). Install Annotator again.</source>
      <translation>المقالات النموذجية مفقودة ({folder}). ثبّت Annotator من جديد.</translation>
    </message>
    <message>
      <source>The server of {place} asks for a password. Nothing was changed. Write it into libpq's password file (~/.pgpass), set PGPASSWORD, or enter it when you are asked.</source>
      <translation>يطلب خادم {place} كلمة مرور. لم يتغير شيء. اكتبها في ملف كلمات مرور libpq ‏(~/.pgpass)، أو عيّن PGPASSWORD، أو أدخلها حين تُسأل عنها.</translation>
    </message>
    <message>
      <source>The server of {place} refused the connection: {reason}</source>
      <translation>رفض خادم {place} الاتصال: {reason}</translation>
    </message>
    <message>
      <source>The server of {place} refused the password. Nothing was changed. Write it into libpq's password file (~/.pgpass), set PGPASSWORD, or enter it when you are asked.</source>
      <translation>رفض خادم {place} كلمة المرور. لم يتغير شيء. اكتبها في ملف كلمات مرور libpq ‏(~/.pgpass)، أو عيّن PGPASSWORD، أو أدخلها حين تُسأل عنها.</translation>
    </message>
    <message>
      <source>The span {start}-{end} does not lie in the text, which has {length:,} characters. Select some text and try again.</source>
      <translation>لا يقع الموضع {start}-{end} في النص، وعدد حروفه {length:,}. حدّد نصًا وحاول مرة أخرى.</translation>
    </message>
    <message>
      <source>The span {start}-{end} does not lie in the text, which has {length} characters.</source>
      <translation>لا يقع الموضع {start}-{end} في النص، وعدد حروفه {length}.</translation>
    </message>
    <message>
      <source>The state was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>غُيّرت الحالة في نافذة أخرى في هذه الأثناء. وهي معروضة الآن كما هي؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>The suggester “{name}” of another package ({module}) cannot be loaded: {reason}</source>
      <translation>لا يمكن تحميل المقترِح «{name}» من حزمة أخرى ({module}): {reason}</translation>
    </message>
    <message>
      <source>The system's keyring did not do it: {reason}</source>
      <translation>لم تنجز حلقة مفاتيح النظام ذلك: {reason}</translation>
    </message>
    <message>
      <source>The text has other words at {start}-{end} than those whose SHA-256 is given.</source>
      <translation>في النص عند {start}-{end} كلمات غير التي ذُكرت قيمة SHA-256 لها.</translation>
    </message>
    <message>
      <source>The text has {length:,} characters, and no article has more than {most:,}. Split the file into its articles.</source>
      <translation>عدد حروف النص {length:,}، ولا تزيد مقالة على {most:,}. قسّم الملف إلى مقالاته.</translation>
    </message>
    <message>
      <source>The text holds carriage returns or a byte order mark. Lines end in LF alone: with anything else, offsets mean different places to different programs.</source>
      <translation>في النص محارف إرجاع أو علامة ترتيب بايتات. تنتهي الأسطر بـ LF وحده: فمع غيره تعني المواضع أماكن مختلفة في برامج مختلفة.</translation>
    </message>
    <message>
      <source>The text holds no passage that is left to point at.</source>
      <translation>لم يبقَ في النص مقطع يمكن الإشارة إليه.</translation>
    </message>
    <message>
      <source>The text holds {what} at line {line}, column {column}, which no database stores exactly. Remove it, or save the file again as UTF-8.</source>
      <translation>في النص {what} في السطر {line}، العمود {column}، ولا تخزّن ذلك قاعدة بيانات بدقة. احذفه، أو احفظ الملف من جديد بترميز UTF-8.</translation>
    </message>
    <message>
      <source>The text of “{title}” is neither in the project nor among the files. Import the file together with the text whose SHA-256 is {sha256}.</source>
      <translation>نص «{title}» ليس في المشروع ولا بين الملفات. استورد الملف مع النص الذي قيمة SHA-256 له {sha256}.</translation>
    </message>
    <message>
      <source>The text was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>غُيّر النص في نافذة أخرى في هذه الأثناء. وهو معروض الآن بحالته الراهنة؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>The time names no zone.</source>
      <translation>لا يذكر الوقت منطقة زمنية.</translation>
    </message>
    <message>
      <source>The window was closed.</source>
      <translation>أُغلقت النافذة.</translation>
    </message>
    <message>
      <source>The year lies outside of 2 to 9998.</source>
      <translation>تقع السنة خارج المدى من 2 إلى 9998.</translation>
    </message>
    <message>
      <source>The {detail} was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>جرى تغيير في نافذة أخرى في هذه الأثناء: {detail}. المعروض الآن هو الحالة الراهنة؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>The {kind} has been deleted since.</source>
      <translation>حُذف العنصر ({kind}) منذ ذلك الحين.</translation>
    </message>
    <message>
      <source>The {kind} is there again already.</source>
      <translation>عاد العنصر ({kind}) إلى مكانه من قبل.</translation>
    </message>
    <message>
      <source>The {kind} stands twice.</source>
      <translation>ورد {kind} مرتين.</translation>
    </message>
    <message>
      <source>The “{field}” was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>غُيّر الحقل «{field}» في نافذة أخرى في هذه الأثناء. وهو معروض الآن بحالته الراهنة؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>There are labels of several formats in {place}: {known}. Say with --format which is meant.</source>
      <translation>في {place} تسميات من صيغ عدة: {known}. اذكر المقصودة منها بالخيار --format.</translation>
    </message>
    <message>
      <source>There are no labels of “{format}” that a mapping is for in {place}.</source>
      <translation>ليس في {place} تسميات من «{format}» لها تعيين.</translation>
    </message>
    <message>
      <source>There are no labels of “{format}” that a mapping is for in {place}. There is one of: {known}.</source>
      <translation>ليس في {place} تسميات من «{format}» لها تعيين. فيه من: {known}.</translation>
    </message>
    <message>
      <source>There are no labels that a mapping is for in {place}.</source>
      <translation>ليس في {place} تسميات لها تعيين.</translation>
    </message>
    <message>
      <source>There is a coder “{name}” already.</source>
      <translation>يوجد مرمّز باسم “{name}” من قبل.</translation>
    </message>
    <message>
      <source>There is an actor called “{name}” already, “{other}”. Merge the two if they are one.</source>
      <translation>يوجد فاعل يسمى «{name}» من قبل، هو «{other}». ادمج الاثنين إن كانا واحدًا.</translation>
    </message>
    <message>
      <source>There is an actor called “{name}” already. Merge the two if they are one.</source>
      <translation>يوجد فاعل يسمى «{name}» من قبل. ادمج الاثنين إن كانا واحدًا.</translation>
    </message>
    <message>
      <source>There is gold of one of those records already. Undo that first.</source>
      <translation>لأحد تلك السجلات سجل مرجعي بالفعل. تراجع عنه أولًا.</translation>
    </message>
    <message>
      <source>There is no actor “{actor}” in the file.</source>
      <translation>ليس في الملف الفاعل «{actor}».</translation>
    </message>
    <message>
      <source>There is no codebook “{name}”. Name one of {presets}, or a YAML or JSON file.</source>
      <translation>ليس هناك دليل ترميز «{name}». سمِّ واحدًا من {presets}، أو ملف YAML أو JSON.</translation>
    </message>
    <message>
      <source>There is no coder “{coder}” in the file.</source>
      <translation>ليس في الملف المرمّز «{coder}».</translation>
    </message>
    <message>
      <source>There is no coder “{name}” in the project. There is: {known}.</source>
      <translation>ليس في المشروع المرمّز «{name}». فيه: {known}.</translation>
    </message>
    <message>
      <source>There is no folder {folder}. Make it, or write somewhere else.</source>
      <translation>ليس هناك مجلد {folder}. أنشئه، أو اكتب في مكان آخر.</translation>
    </message>
    <message>
      <source>There is no format “{name}”. There are: {known}.</source>
      <translation>ليس هناك صيغة «{name}». الصيغ هي: {known}.</translation>
    </message>
    <message>
      <source>There is no keyring of the system here that could hold the key: set the variable {variable} of the environment to it, or install annotator[keyring].</source>
      <translation>لا توجد هنا حلقة مفاتيح للنظام تحفظ المفتاح: ضع المفتاح في متغيّر البيئة {variable}، أو ثبّت annotator[keyring].</translation>
    </message>
    <message>
      <source>There is no letter or digit in it to search for.</source>
      <translation>ليس فيه حرف أو رقم يُبحث عنه.</translation>
    </message>
    <message>
      <source>There is no model by address “{name}”; there are: {known}.</source>
      <translation>لا يوجد نموذج بعنوان اسمه «{name}»؛ الموجود: {known}.</translation>
    </message>
    <message>
      <source>There is no name in it that is to be replaced.</source>
      <translation>ليس فيه اسم يُستبدل.</translation>
    </message>
    <message>
      <source>There is no preset “{name}” to extend: {presets}.</source>
      <translation>ليس هناك دليل جاهز «{name}» ليُوسَّع: {presets}.</translation>
    </message>
    <message>
      <source>There is no project at {place}, nor a log of one.</source>
      <translation>ليس في {place} مشروع ولا سجل مشروع.</translation>
    </message>
    <message>
      <source>There is no project at {place}. Make one with: annotator new {place}</source>
      <translation>لا مشروع في {place}. أنشئ واحدًا بالأمر: annotator new {place}</translation>
    </message>
    <message>
      <source>There is no record “{id}” in the file.</source>
      <translation>ليس في الملف السجل «{id}».</translation>
    </message>
    <message>
      <source>There is no room for a backup in {folder}: it takes {size:,.0f} MB. Choose another folder for backups in the preferences, or make room.</source>
      <translation>لا متسع لنسخة احتياطية في {folder}: تحتاج إلى {size:,.0f} ميغابايت. اختر في التفضيلات مجلدًا آخر للنسخ الاحتياطية، أو أفسح مكانًا.</translation>
    </message>
    <message>
      <source>There is no room for temporary files in {folder}: {reason}.</source>
      <translation>لا متسع للملفات المؤقتة في {folder}: {reason}.</translation>
    </message>
    <message>
      <source>There is no suggester “{name}”; there are: {known}.</source>
      <translation>لا يوجد مقترِح باسم «{name}»؛ الموجود: {known}.</translation>
    </message>
    <message>
      <source>There is no text in the clipboard. Copy that of an article first.</source>
      <translation>لا نص في الحافظة. انسخ نص مقالة أولًا.</translation>
    </message>
    <message>
      <source>There is nothing to compare with: nobody has finished an article with records of a type that is suggested.</source>
      <translation>لا يوجد ما يُقارَن به: لم ينهِ أحد مقالة فيها سجلات من نوع يُقترَح.</translation>
    </message>
    <message>
      <source>There is nothing to redo.</source>
      <translation>لا يوجد ما يُعاد.</translation>
    </message>
    <message>
      <source>There is nothing to undo.</source>
      <translation>لا يوجد ما يُتراجع عنه.</translation>
    </message>
    <message>
      <source>There is too little to learn from: a record type needs {records} records in {articles} finished articles.</source>
      <translation>لا يوجد ما يكفي للتعلّم منه: يلزم لنوع السجلات {records} سجلًا في {articles} مقالات منتهية.</translation>
    </message>
    <message>
      <source>These drafts cannot be read: {reason}.</source>
      <translation>لا يمكن قراءة هذه المسودات: {reason}.</translation>
    </message>
    <message>
      <source>These drafts were written by another version of Annotator.</source>
      <translation>كتب هذه المسودات إصدار آخر من Annotator.</translation>
    </message>
    <message>
      <source>These two records are linked so already.</source>
      <translation>هذان السجلان مرتبطان هكذا من قبل.</translation>
    </message>
    <message>
      <source>This coder has two statuses for the article.</source>
      <translation>لهذا المرمّز حالتان للمقالة.</translation>
    </message>
    <message>
      <source>This coder is no longer there.</source>
      <translation>لم يعد هذا المرمّز موجودًا.</translation>
    </message>
    <message>
      <source>This format needs spaCy, which is not installed. Install it with: pip install "annotator[spacy]"</source>
      <translation>تحتاج هذه الصيغة إلى spaCy، وهو غير مثبت. ثبّته بالأمر: pip install "annotator[spacy]"</translation>
    </message>
    <message>
      <source>This project is of an older version of Annotator, and your role has no right to bring it up to date. Nothing was changed. Ask whoever leads the project to open it first.</source>
      <translation>هذا المشروع من إصدار أقدم من Annotator، وليس لدورك حق في تحديثه. لم يتغير شيء. اطلب ممن يقود المشروع أن يفتحه أولًا.</translation>
    </message>
    <message>
      <source>This project was written by a newer version of Annotator. It was left untouched; update the program to open it.</source>
      <translation>أنشأ هذا المشروع إصدار أحدث من Annotator. تُرك كما هو؛ حدّث البرنامج لفتحه.</translation>
    </message>
    <message>
      <source>This suggestion was taken or dropped already.</source>
      <translation>أُخذ هذا الاقتراح أو أُسقط من قبل.</translation>
    </message>
    <message>
      <source>This takes at most {most:,} characters.</source>
      <translation>يتسع هذا لعدد من المحارف أقصاه {most:,}.</translation>
    </message>
    <message>
      <source>This would change what others made, which is not yours to change: the project is coded blind, or its server keeps the work of each coder to themselves. Nothing was written.</source>
      <translation>سيغيّر هذا ما صنعه الآخرون، وليس لك أن تغيّره: يُرمَّز المشروع دون رؤية عمل الآخرين، أو يحفظ خادمه عمل كل مرمّز لصاحبه. لم يُكتب شيء.</translation>
    </message>
    <message>
      <source>To leave out what has a word, type NOT {word}</source>
      <translation>لاستبعاد ما فيه كلمة اكتب NOT {word}</translation>
    </message>
    <message>
      <source>Two coders have to finish an article before it is adjudicated.</source>
      <translation>لا بد أن ينهي مرمّزان المقالة قبل تحكيمها.</translation>
    </message>
    <message>
      <source>UIMA JSON CAS: .json files, each with its types</source>
      <translation>صيغة UIMA JSON CAS: ملفات ‎.json، كل منها مع أنواعه</translation>
    </message>
    <message>
      <source>UIMA XMI</source>
      <translation>UIMA XMI</translation>
    </message>
    <message>
      <source>UIMA XMI: .xmi files with their type system</source>
      <translation>صيغة UIMA XMI: ملفات ‎.xmi مع نظام أنواعها</translation>
    </message>
    <message>
      <source>UTF-16 units</source>
      <translation>وحدات UTF-16</translation>
    </message>
    <message>
      <source>UTF-16 units, and line ends as one</source>
      <translation>وحدات UTF-16، ونهاية السطر واحدة</translation>
    </message>
    <message>
      <source>UTF-16 units, and line ends as two</source>
      <translation>وحدات UTF-16، ونهاية السطر اثنتان</translation>
    </message>
    <message>
      <source>Use model {number} of {type}</source>
      <translation>استخدام النموذج {number} لـ{type}</translation>
    </message>
    <message numerus="yes">
      <source>Use the gold of {count:,} articles for training</source>
      <translation>
        <numerusform>استخدام المرجع الذهبي لـ{count:,} مقال للتدريب</numerusform>
        <numerusform>استخدام المرجع الذهبي لمقال واحد ({count:,}) للتدريب</numerusform>
        <numerusform>استخدام المرجع الذهبي لمقالين ({count:,}) للتدريب</numerusform>
        <numerusform>استخدام المرجع الذهبي لـ{count:,} مقالات للتدريب</numerusform>
        <numerusform>استخدام المرجع الذهبي لـ{count:,} مقالًا للتدريب</numerusform>
        <numerusform>استخدام المرجع الذهبي لـ{count:,} مقال للتدريب</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Use the gold of {count:,} articles for training no more</source>
      <translation>
        <numerusform>الكف عن استخدام المرجع الذهبي لـ{count:,} مقال للتدريب</numerusform>
        <numerusform>الكف عن استخدام المرجع الذهبي لمقال واحد ({count:,}) للتدريب</numerusform>
        <numerusform>الكف عن استخدام المرجع الذهبي لمقالين ({count:,}) للتدريب</numerusform>
        <numerusform>الكف عن استخدام المرجع الذهبي لـ{count:,} مقالات للتدريب</numerusform>
        <numerusform>الكف عن استخدام المرجع الذهبي لـ{count:,} مقالًا للتدريب</numerusform>
        <numerusform>الكف عن استخدام المرجع الذهبي لـ{count:,} مقال للتدريب</numerusform>
      </translation>
    </message>
    <message>
      <source>Values of fields for which schema.org has no property, left out: {count:,}.</source>
      <translation>قيم حقول ليس لها خاصية في schema.org، تُركت: {count:,}.</translation>
    </message>
    <message>
      <source>Values of fields, which only {file} holds: {count:,}.</source>
      <translation>قيم حقول لا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>Values that name another record, written as its id: {count:,}.</source>
      <translation>قيم تسمّي سجلًا آخر، كُتبت معرّفه: {count:,}.</translation>
    </message>
    <message>
      <source>Verdicts that are no step from false to true, written without a number: {count:,}.</source>
      <translation>أحكام ليست درجة بين الخطأ والصواب، كُتبت بلا رقم: {count:,}.</translation>
    </message>
    <message>
      <source>W3C Web Annotation: pages of JSON-LD with their texts beside them</source>
      <translation>معيار W3C Web Annotation: صفحات JSON-LD بجانبها نصوصها</translation>
    </message>
    <message>
      <source>Web page, one article a file</source>
      <translation>صفحة ويب، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>WebAnno TSV 3, as WebAnno and INCEpTION exchange it</source>
      <translation>صيغة WebAnno TSV 3، كما يتبادلها WebAnno وINCEpTION</translation>
    </message>
    <message>
      <source>WebVTT transcript, one article a file</source>
      <translation>تفريغ WebVTT، مقالة واحدة في كل ملف</translation>
    </message>
    <message>
      <source>What does the server call the model? It has to be named.</source>
      <translation>ما اسم النموذج لدى الخادوم؟ لا بد من تسميته.</translation>
    </message>
    <message>
      <source>What it held before is in its backups.</source>
      <translation>ما كان فيه من قبل موجود في نسخه الاحتياطية.</translation>
    </message>
    <message>
      <source>What read the article for suggestions ended before it was done: {reason}</source>
      <translation>انتهى ما كان يقرأ المقال بحثًا عن اقتراحات قبل أن يتم: {reason}</translation>
    </message>
    <message>
      <source>What was learned of “{type}” has been changed since.</source>
      <translation>تغيّر منذ ذلك الحين ما تُعُلِّم عن «{type}».</translation>
    </message>
    <message>
      <source>What was typed and not saved may hold the article. Open the project in the window and save or drop it, or delete the file.</source>
      <translation>قد يتضمن ما كُتب ولم يُحفظ المقالةَ. افتح المشروع في النافذة واحفظه أو اتركه، أو احذف الملف.</translation>
    </message>
    <message numerus="yes">
      <source>What {count} articles kept of other programs (“layers” of “{name}” in the metadata) cannot be read and was left out.</source>
      <translation>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
        <numerusform>تُرك ما تعذّرت قراءته مما حفظته مقالات من برامج أخرى («layers» في «{name}» من البيانات الوصفية)، وعددها: {count}.</numerusform>
      </translation>
    </message>
    <message>
      <source>What “{name}” answers is no answer of the chat protocol.</source>
      <translation>ما يجيب به «{name}» ليس جوابًا ببروتوكول المحادثة.</translation>
    </message>
    <message>
      <source>Withdraw what was learned of {type}</source>
      <translation>سحب ما تُعُلِّم عن {type}</translation>
    </message>
    <message>
      <source>Word document, one article a file; written with marks and comments</source>
      <translation>مستند Word، مقالة واحدة في كل ملف؛ ويُكتب بعلامات النص والتعليقات</translation>
    </message>
    <message>
      <source>Working notes, left out: {count:,}.</source>
      <translation>ملاحظات عمل تُركت: {count:,}.</translation>
    </message>
    <message>
      <source>Working notes, which only {file} holds: {count:,}.</source>
      <translation>ملاحظات عمل لا يحملها إلا {file}: {count:,}.</translation>
    </message>
    <message>
      <source>XML with “{name}” outermost</source>
      <translation>ملف XML عنصره الخارجي «{name}»</translation>
    </message>
    <message>
      <source>XML with “{name}” outermost of {namespace}</source>
      <translation>ملف XML عنصره الخارجي «{name}» من {namespace}</translation>
    </message>
    <message numerus="yes">
      <source>You have coded {count} records here, so it is not “nothing to code”. Delete them first, or mark the article done.</source>
      <translation>
        <numerusform>رمّزت هنا {count} سجل، فلا يصح «لا شيء للترميز». احذفها أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
        <numerusform>رمّزت هنا سجلًا واحدًا، فلا يصح «لا شيء للترميز». احذفه أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
        <numerusform>رمّزت هنا سجلين، فلا يصح «لا شيء للترميز». احذفهما أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
        <numerusform>رمّزت هنا {count} سجلات، فلا يصح «لا شيء للترميز». احذفها أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
        <numerusform>رمّزت هنا {count} سجلًا، فلا يصح «لا شيء للترميز». احذفها أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
        <numerusform>رمّزت هنا {count} سجل، فلا يصح «لا شيء للترميز». احذفها أولًا، أو علّم المقالة بأنها منجزة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You have coded {count} records here, so the article is not irrelevant. Delete them first.</source>
      <translation>
        <numerusform>رمّزت هنا {count} سجل، فليست المقالة غير ذات صلة. احذف السجلات أولًا.</numerusform>
        <numerusform>رمّزت هنا سجلًا واحدًا، فليست المقالة غير ذات صلة. احذفه أولًا.</numerusform>
        <numerusform>رمّزت هنا سجلين، فليست المقالة غير ذات صلة. احذفهما أولًا.</numerusform>
        <numerusform>رمّزت هنا {count} سجلات، فليست المقالة غير ذات صلة. احذفها أولًا.</numerusform>
        <numerusform>رمّزت هنا {count} سجلًا، فليست المقالة غير ذات صلة. احذفها أولًا.</numerusform>
        <numerusform>رمّزت هنا {count} سجل، فليست المقالة غير ذات صلة. احذفها أولًا.</numerusform>
      </translation>
    </message>
    <message>
      <source>You made a change in another window meanwhile: “{change}”. It was not undone; look at the history again, and choose again.</source>
      <translation>أجريت تغييرًا في نافذة أخرى في هذه الأثناء: «{change}». لم يجرِ التراجع عنه؛ انظر في سجل التغييرات من جديد واختر ثانية.</translation>
    </message>
    <message>
      <source>a NUL character</source>
      <translation>محرف NUL</translation>
    </message>
    <message>
      <source>a PDF</source>
      <translation>ملف PDF</translation>
    </message>
    <message>
      <source>a Rich Text file</source>
      <translation>ملف نص منسق (RTF)</translation>
    </message>
    <message>
      <source>a bar</source>
      <translation>خط عمودي</translation>
    </message>
    <message>
      <source>a comma</source>
      <translation>فاصلة</translation>
    </message>
    <message>
      <source>a document of another kind</source>
      <translation>مستند من نوع آخر</translation>
    </message>
    <message>
      <source>a gzip archive</source>
      <translation>أرشيف gzip</translation>
    </message>
    <message>
      <source>a layer is declared after the first sentence.</source>
      <translation>أُعلنت طبقة بعد الجملة الأولى.</translation>
    </message>
    <message>
      <source>a layer of relations must end in the layer that it is on, such as “|BT_Layer”; the line may be cut off.</source>
      <translation>يجب أن تنتهي طبقة العلاقات بالطبقة التي هي عليها، مثل «|BT_Layer»؛ ربما قُطع السطر.</translation>
    </message>
    <message>
      <source>a line has only one column. There are two at least: a token and its tag.</source>
      <translation>في سطر عمود واحد فقط. هناك عمودان على الأقل: الكلمة ووسمها.</translation>
    </message>
    <message>
      <source>a line takes a name and its pseudonym.</source>
      <translation>يأخذ السطر اسمًا واسمه المستعار.</translation>
    </message>
    <message>
      <source>a lone surrogate ({character})</source>
      <translation>محرف بديل مفرد ({character})</translation>
    </message>
    <message>
      <source>a part of a book</source>
      <translation>جزء من كتاب</translation>
    </message>
    <message>
      <source>a picture</source>
      <translation>صورة</translation>
    </message>
    <message>
      <source>a project of Annotator was left out. To take it in, import it by its own name.</source>
      <translation>تُرك مشروع من مشاريع Annotator. لأخذه استورده باسمه.</translation>
    </message>
    <message>
      <source>a quote inside a quoted cell is not doubled, so it cannot be told where the cell ends. Write it as "".</source>
      <translation>علامة اقتباس داخل خلية مقتبسة لم تُضاعف، فلا يُعرف أين تنتهي الخلية. اكتبها هكذا "".</translation>
    </message>
    <message>
      <source>a relation of {layer} does not say from where.</source>
      <translation>علاقة من {layer} لا تذكر من أين تبدأ.</translation>
    </message>
    <message>
      <source>a selector is an object, or a list of objects.</source>
      <translation>المحدِّد كائن أو قائمة كائنات.</translation>
    </message>
    <message>
      <source>a semicolon</source>
      <translation>فاصلة منقوطة</translation>
    </message>
    <message>
      <source>a slot feature must be followed by the layer of its targets.</source>
      <translation>يجب أن تتبع سمة الخانة طبقة أهدافها.</translation>
    </message>
    <message>
      <source>a tab</source>
      <translation>علامة جدولة</translation>
    </message>
    <message>
      <source>a target is an IRI, an object, or a list of these.</source>
      <translation>الهدف IRI أو كائن أو قائمة منها.</translation>
    </message>
    <message>
      <source>a type has no name or no supertype.</source>
      <translation>نوع بلا اسم أو بلا نوع أعلى.</translation>
    </message>
    <message>
      <source>a value was left out: {reason}</source>
      <translation>تُركت قيمة: {reason}</translation>
    </message>
    <message>
      <source>a web page</source>
      <translation>صفحة ويب</translation>
    </message>
    <message>
      <source>a zip archive, such as .docx, .odt and .epub are</source>
      <translation>أرشيف zip، كملفات docx وodt وepub</translation>
    </message>
    <message>
      <source>a {kind} has a text at “{key}”.</source>
      <translation>في {kind} نص عند «{key}».</translation>
    </message>
    <message>
      <source>actor</source>
      <translation>فاعل</translation>
    </message>
    <message>
      <source>actor {id}</source>
      <translation>الفاعل {id}</translation>
    </message>
    <message>
      <source>added to the codebook: {shown}.</source>
      <translation>أُضيف إلى دليل الترميز: {shown}.</translation>
    </message>
    <message>
      <source>address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>adjudicator</source>
      <translation>محكّم</translation>
    </message>
    <message>
      <source>after line {line}</source>
      <translation>بعد السطر {line}</translation>
    </message>
    <message>
      <source>all but claims, the evidence of their fields, working notes and links</source>
      <translation>كل ما عدا الادعاءات، وشواهد حقولها، وملاحظات العمل والروابط</translation>
    </message>
    <message>
      <source>all but events, the evidence of fields other than actors, working notes and links</source>
      <translation>كل ما عدا الأحداث، وشواهد الحقول غير الفاعلين، وملاحظات العمل والروابط</translation>
    </message>
    <message>
      <source>an Atom feed</source>
      <translation>خلاصة Atom</translation>
    </message>
    <message>
      <source>an RSS feed</source>
      <translation>خلاصة RSS</translation>
    </message>
    <message>
      <source>an XML file</source>
      <translation>ملف XML</translation>
    </message>
    <message>
      <source>an alias stands inside what it stands for.</source>
      <translation>اسم بديل يقع داخل ما يدل عليه.</translation>
    </message>
    <message>
      <source>an empty zip archive</source>
      <translation>أرشيف zip فارغ</translation>
    </message>
    <message>
      <source>an old Office file (.doc), or one that a password protects</source>
      <translation>ملف Office قديم (‎.doc)، أو ملف تحميه كلمة مرور</translation>
    </message>
    <message>
      <source>annotation that is nowhere in the text</source>
      <translation>شرح لا موضع له في النص</translation>
    </message>
    <message>
      <source>annotation without a record of a text that was corrected since</source>
      <translation>شرح بلا سجل لنص صُحّح بعده</translation>
    </message>
    <message>
      <source>another file is in its place.</source>
      <translation>في مكانه ملف آخر.</translation>
    </message>
    <message>
      <source>another program has it open or did not close it. Close it there and try again.</source>
      <translation>يفتحه برنامج آخر أو لم يغلقه. أغلقه هناك وحاول مرة أخرى.</translation>
    </message>
    <message>
      <source>article</source>
      <translation>مقالة</translation>
    </message>
    <message>
      <source>article {id}</source>
      <translation>المقالة {id}</translation>
    </message>
    <message>
      <source>articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>articles and records; for other tools also what codes and their help do not say of the codebook</source>
      <translation>المقالات والسجلات؛ وللأدوات الأخرى أيضًا ما لا تقوله الرموز وشروحها عن دليل الترميز</translation>
    </message>
    <message>
      <source>assignment</source>
      <translation>إسناد</translation>
    </message>
    <message>
      <source>assignment {id}</source>
      <translation>التكليف {id}</translation>
    </message>
    <message>
      <source>author</source>
      <translation>المؤلف</translation>
    </message>
    <message>
      <source>backup {file}</source>
      <translation>النسخة الاحتياطية {file}</translation>
    </message>
    <message>
      <source>brat standoff: texts with .ann files beside them</source>
      <translation>صيغة brat: نصوص بجانبها ملفات ‎.ann</translation>
    </message>
    <message>
      <source>byte {byte:,}</source>
      <translation>البايت {byte:,}</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>بايتات</translation>
    </message>
    <message numerus="yes">
      <source>bytes that are no text were replaced by “�” in lines {shown}.</source>
      <translation>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في السطور {shown}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>bytes that are no text were replaced by “�” in {shown}.</source>
      <translation>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
        <numerusform>استُبدلت بـ«�» بايتات ليست نصًا في {shown}.</numerusform>
      </translation>
    </message>
    <message>
      <source>bytes, and line ends as one</source>
      <translation>بايتات، ونهاية السطر واحدة</translation>
    </message>
    <message>
      <source>came from the record {id}, which was not among those compared</source>
      <translation>جاء من السجل {id} الذي لم يكن بين ما قورن</translation>
    </message>
    <message>
      <source>cannot be kept: {reason}</source>
      <translation>لا يمكن الإبقاء عليه: {reason}</translation>
    </message>
    <message>
      <source>cannot be read as a whole: {reason}</source>
      <translation>لا تمكن قراءته كاملًا: {reason}</translation>
    </message>
    <message>
      <source>cannot be read: {reason}</source>
      <translation>لا تمكن قراءته: {reason}</translation>
    </message>
    <message>
      <source>cell {cell}</source>
      <translation>الخلية {cell}</translation>
    </message>
    <message>
      <source>change {seq}</source>
      <translation>التغيير {seq}</translation>
    </message>
    <message>
      <source>code points</source>
      <translation>محارف</translation>
    </message>
    <message>
      <source>code points with single line ends</source>
      <translation>محارف بنهايات أسطر مفردة</translation>
    </message>
    <message>
      <source>codebook</source>
      <translation>دليل الترميز</translation>
    </message>
    <message>
      <source>coder</source>
      <translation>مرمّز</translation>
    </message>
    <message>
      <source>coder {id}</source>
      <translation>المرمِّز {id}</translation>
    </message>
    <message>
      <source>coding of a piece of a recording</source>
      <translation>ترميز لجزء من تسجيل</translation>
    </message>
    <message>
      <source>coding of a place in a picture</source>
      <translation>ترميز لموضع في صورة</translation>
    </message>
    <message>
      <source>database</source>
      <translation>قاعدة البيانات</translation>
    </message>
    <message>
      <source>date</source>
      <translation>التاريخ</translation>
    </message>
    <message>
      <source>dated {date}, the day on which the PDF was made; check it.</source>
      <translation>تاريخه {date}، يوم صُنع ملف PDF؛ تحقّق منه.</translation>
    </message>
    <message>
      <source>dates in records lie long ago or in the future ({count:,}), such as {example}. They were taken as written: look whether that is meant.</source>
      <translation>تواريخ في السجلات بعيدة في الماضي أو في المستقبل ({count:,})، مثل {example}. أُخذت كما كُتبت: انظر هل هي المقصودة.</translation>
    </message>
    <message>
      <source>dates of articles lie long ago or in the future ({count:,}), such as {example}. They were taken as written: look whether that is meant.</source>
      <translation>تواريخ مقالات بعيدة في الماضي أو في المستقبل ({count:,})، مثل {example}. أُخذت كما كُتبت: انظر هل هي المقصودة.</translation>
    </message>
    <message>
      <source>dates such as {example} were read as day, month, year, as in {shown}.</source>
      <translation>قُرئت تواريخ مثل {example} يومًا فشهرًا فسنة، كما في {shown}.</translation>
    </message>
    <message>
      <source>dates such as {example} were read as month, day, year, as in {shown}.</source>
      <translation>قُرئت تواريخ مثل {example} شهرًا فيومًا فسنة، كما في {shown}.</translation>
    </message>
    <message>
      <source>doccano JSON lines: a text a line with its spans, relations and labels</source>
      <translation>أسطر doccano JSON: نص في كل سطر مع مقاطعه وعلاقاته وتصنيفاته</translation>
    </message>
    <message>
      <source>document {number}</source>
      <translation>المستند {number}</translation>
    </message>
    <message>
      <source>document {number}, {place}</source>
      <translation>المستند {number}، {place}</translation>
    </message>
    <message>
      <source>document “{name}”</source>
      <translation>المستند «{name}»</translation>
    </message>
    <message>
      <source>does not have the checksum that the journal keeps of it: it was altered behind the program's back, or it is of another moment</source>
      <translation>ليس له المجموع الاختباري المحفوظ في السجل الزمني: غُيِّر من خارج البرنامج، أو هو من لحظة أخرى</translation>
    </message>
    <message>
      <source>done</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>draft</source>
      <translation>مسودة</translation>
    </message>
    <message>
      <source>entry of the journal</source>
      <translation>مدخل في اليوميات</translation>
    </message>
    <message>
      <source>fields and working notes, which annotator.jsonl beside the files keeps</source>
      <translation>الحقول وملاحظات العمل، ويحفظها annotator.jsonl بجانب الملفات</translation>
    </message>
    <message>
      <source>for other tools: states, the actors, and what values say beyond codes and descriptions; Annotator reads all of it again</source>
      <translation>للأدوات الأخرى: الحالات والفاعلون وما تقوله القيم فوق الرموز والأوصاف؛ أما Annotator فيقرأ كل ذلك من جديد</translation>
    </message>
    <message>
      <source>gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>graph</source>
      <translation>مخطط</translation>
    </message>
    <message>
      <source>has no text of its own</source>
      <translation>ليس له نص خاص به</translation>
    </message>
    <message>
      <source>has {found} ops where it should have {expected}</source>
      <translation>فيه {found} من العمليات وينبغي أن يكون فيه {expected}</translation>
    </message>
    <message>
      <source>in progress</source>
      <translation>قيد العمل</translation>
    </message>
    <message>
      <source>in the block between the lines of ---, {reason} A value that holds a colon needs quotes around it.</source>
      <translation>في الكتلة بين سطري ---، {reason} القيمة التي فيها نقطتان تحتاج إلى علامتي اقتباس حولها.</translation>
    </message>
    <message>
      <source>in “{title}”: {problem}</source>
      <translation>في «{title}»: {problem}</translation>
    </message>
    <message>
      <source>in “{type}” {problem}</source>
      <translation>في «{type}» {problem}</translation>
    </message>
    <message>
      <source>is SQL that Annotator did not put there; it can change or delete what the project holds</source>
      <translation>تعليمات SQL لم يضعها Annotator؛ يمكنها تغيير ما في المشروع أو حذفه</translation>
    </message>
    <message>
      <source>is damaged: {reason}</source>
      <translation>تالف: {reason}</translation>
    </message>
    <message>
      <source>is damaged; what could be read of it was kept</source>
      <translation>تالف؛ أُبقي على ما أمكنت قراءته منه</translation>
    </message>
    <message>
      <source>is gone, but the journal has it</source>
      <translation>غير موجود، لكنه في السجل الزمني</translation>
    </message>
    <message>
      <source>is lost</source>
      <translation>مفقود</translation>
    </message>
    <message>
      <source>is lost but for a name that records give it, “{name}”</source>
      <translation>مفقود إلا اسمًا تذكره السجلات، «{name}»</translation>
    </message>
    <message>
      <source>is lost, and called “{name}” now</source>
      <translation>مفقود، ويُسمى الآن «{name}»</translation>
    </message>
    <message>
      <source>is lost: nothing is left of where it lies</source>
      <translation>مفقود: لم يبقَ ما يدل على موضعه</translation>
    </message>
    <message>
      <source>is lost; the words that its records hold stand in for it</source>
      <translation>مفقود؛ تحل محله الكلمات التي تحفظها سجلاته</translation>
    </message>
    <message>
      <source>is lost; “{title}” stands in for it</source>
      <translation>مفقود؛ يحل محله «{title}»</translation>
    </message>
    <message>
      <source>is missing: restore a backup, or export to a new project</source>
      <translation>ناقص: استعد نسخة احتياطية، أو صدِّر إلى مشروع جديد</translation>
    </message>
    <message>
      <source>is not as the journal left it</source>
      <translation>ليس كما تركه السجل الزمني</translation>
    </message>
    <message>
      <source>is not as the journal left it; it was kept as it was found</source>
      <translation>ليس كما تركه السجل الزمني؛ أُبقي عليه كما وُجد</translation>
    </message>
    <message>
      <source>is not looked up by the names that it has</source>
      <translation>لا يُبحث عنه بالأسماء التي له</translation>
    </message>
    <message>
      <source>is not the entry that was written, or not the one that followed the last</source>
      <translation>ليس القيد الذي كُتب، أو ليس الذي تلا سابقه</translation>
    </message>
    <message>
      <source>is not what was learned: let it learn again</source>
      <translation>ليس ما جرى تعلمه: دعه يتعلم من جديد</translation>
    </message>
    <message>
      <source>is of another project</source>
      <translation>من مشروع آخر</translation>
    </message>
    <message>
      <source>is there, but the journal removed it</source>
      <translation>موجود، لكن السجل الزمني حذفه</translation>
    </message>
    <message>
      <source>is yes or no</source>
      <translation>قيمته نعم أو لا</translation>
    </message>
    <message>
      <source>is “{state}”, which goes by whether a coder decided on it</source>
      <translation>حالته «{state}»، وهي تتبع ما إذا كان مرمِّز قد قرر في شأنه</translation>
    </message>
    <message>
      <source>it breaks off after “{text}”.</source>
      <translation>ينقطع بعد «{text}».</translation>
    </message>
    <message>
      <source>it cannot be read: {reason}.</source>
      <translation>لا يمكن قراءته: {reason}.</translation>
    </message>
    <message>
      <source>it cannot be unpacked: {reason}.</source>
      <translation>لا يمكن فك ضغطه: {reason}.</translation>
    </message>
    <message>
      <source>it cannot be written: {reason}.</source>
      <translation>لا يمكن كتابته: {reason}.</translation>
    </message>
    <message>
      <source>it could not be read as a project: {reason}</source>
      <translation>تعذّرت قراءته كمشروع: {reason}</translation>
    </message>
    <message numerus="yes">
      <source>it counts {total:,} articles, but {count:,} are in it.</source>
      <translation>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>يعدّ {total:,} من المقالات وفيه {count:,}.</numerusform>
      </translation>
    </message>
    <message>
      <source>it declares a layer without a name.</source>
      <translation>يعلن طبقة بلا اسم.</translation>
    </message>
    <message>
      <source>it declares entities, which no article needs and which can stand for more text than memory holds.</source>
      <translation>يعرّف كيانات (entities) لا تحتاج إليها أي مقالة، وقد تقوم مقام نص أكبر مما تتسع له الذاكرة.</translation>
    </message>
    <message>
      <source>it describes files, none of which were imported along with it.</source>
      <translation>يصف ملفات لم يُستورد أي منها معه.</translation>
    </message>
    <message>
      <source>it does not begin with “#FORMAT=WebAnno TSV 3.3”, so it is no WebAnno TSV of version 3.</source>
      <translation>لا يبدأ بـ «#FORMAT=WebAnno TSV 3.3»، فليس WebAnno TSV من الإصدار 3.</translation>
    </message>
    <message>
      <source>it does not say from where to where it leads.</source>
      <translation>لا يذكر من أين وإلى أين يقود.</translation>
    </message>
    <message>
      <source>it does not say its version as a number, such as {version}.</source>
      <translation>لا يذكر إصداره رقمًا، مثل {version}.</translation>
    </message>
    <message>
      <source>it does not say what the feature “{feature}” holds.</source>
      <translation>لا يذكر ما تحمله السمة “{feature}”.</translation>
    </message>
    <message>
      <source>it ends ({end}) before it starts ({start}).</source>
      <translation>ينتهي ({end}) قبل أن يبدأ ({start}).</translation>
    </message>
    <message>
      <source>it ends in the middle; it was cut off when it was written or copied.</source>
      <translation>ينتهي في المنتصف؛ لقد قُطع عند كتابته أو نسخه.</translation>
    </message>
    <message>
      <source>it has neither offsets nor a label.</source>
      <translation>ليس له مواضع ولا تسمية.</translation>
    </message>
    <message>
      <source>it has no column “{name}”. Its columns are: {columns}.</source>
      <translation>ليس فيه عمود «{name}». أعمدته: {columns}.</translation>
    </message>
    <message>
      <source>it has no label</source>
      <translation>ليس له تسمية</translation>
    </message>
    <message>
      <source>it has no label.</source>
      <translation>ليس له تسمية.</translation>
    </message>
    <message>
      <source>it has no plain text, only a formatted one, in which no position can be told.</source>
      <translation>ليس له نص عادي، بل نص منسق لا يُعرف فيه موضع.</translation>
    </message>
    <message>
      <source>it has no plain text.</source>
      <translation>ليس له نص عادي.</translation>
    </message>
    <message>
      <source>it has no record type</source>
      <translation>ليس فيه نوع سجل</translation>
    </message>
    <message>
      <source>it has no type.</source>
      <translation>ليس له نوع.</translation>
    </message>
    <message>
      <source>it has one column, and others have {others}.</source>
      <translation>له عمود واحد، ولغيره {others}.</translation>
    </message>
    <message>
      <source>it has {columns} columns, and others have {others}.</source>
      <translation>عدد أعمدته {columns}، ولغيره {others}.</translation>
    </message>
    <message numerus="yes">
      <source>it has {count} columns and not {wanted}, parted by tabs.</source>
      <translation>
        <numerusform>فيه {count} عمود مفصول بعلامات جدولة، لا {wanted}.</numerusform>
        <numerusform>فيه عمود واحد مفصول بعلامات جدولة، لا {wanted}.</numerusform>
        <numerusform>فيه عمودان مفصولان بعلامات جدولة، لا {wanted}.</numerusform>
        <numerusform>فيه {count} أعمدة مفصولة بعلامات جدولة، لا {wanted}.</numerusform>
        <numerusform>فيه {count} عمودًا مفصولًا بعلامات جدولة، لا {wanted}.</numerusform>
        <numerusform>فيه {count} عمود مفصول بعلامات جدولة، لا {wanted}.</numerusform>
      </translation>
    </message>
    <message>
      <source>it holds a NUL character, so it is no plain text, or text in another encoding. Save it again as UTF-8.</source>
      <translation>فيه محرف NUL، فليس نصًا عاديًا، أو هو نص بترميز آخر. احفظه من جديد بترميز UTF-8.</translation>
    </message>
    <message>
      <source>it holds a NUL character, which no database stores exactly.</source>
      <translation>فيه محرف NUL، ولا تخزّنه قاعدة بيانات بدقة.</translation>
    </message>
    <message>
      <source>it holds a NUL character, which no database stores.</source>
      <translation>فيه محرف NUL، ولا تخزنه أي قاعدة بيانات.</translation>
    </message>
    <message>
      <source>it holds a file that would land outside its folder ({name}), as only archives made to do harm do.</source>
      <translation>فيه ملف يقع خارج مجلده ({name})، ولا يكون ذلك إلا في أرشيفات صُنعت للإضرار.</translation>
    </message>
    <message>
      <source>it holds a link to another place ({name}), which is not followed.</source>
      <translation>فيه رابط إلى مكان آخر ({name})، ولا يُتبع.</translation>
    </message>
    <message>
      <source>it holds a lone surrogate or another character that no text can hold.</source>
      <translation>فيه محرف بديل مفرد أو محرف آخر لا يحمله نص.</translation>
    </message>
    <message>
      <source>it holds a text of more than {most:,} characters, which no article has. Split it into its articles.</source>
      <translation>فيه نص يزيد على {most:,} حرف، ولا تبلغ مقالة ذلك. قسّمه إلى مقالاته.</translation>
    </message>
    <message>
      <source>it holds more than {most:,} values, as nothing of its kind does.</source>
      <translation>فيه أكثر من {most:,} قيمة، ولا يبلغ ملف من نوعه ذلك.</translation>
    </message>
    <message>
      <source>it holds no Web Annotations. Those are JSON objects of the type “Annotation” with a target, or pages and collections of them.</source>
      <translation>ليس فيه Web Annotations. وهي كائنات JSON من النوع «Annotation» لها هدف، أو صفحات ومجموعات منها.</translation>
    </message>
    <message>
      <source>it holds no text, so there is no article in it.</source>
      <translation>ليس فيه نص، فلا مقالة فيه.</translation>
    </message>
    <message>
      <source>it holds no text.</source>
      <translation>ليس فيه نص.</translation>
    </message>
    <message>
      <source>it holds no text: none of its views has one.</source>
      <translation>لا نص فيه: ليس لأي من مناظره (views) نص.</translation>
    </message>
    <message>
      <source>it holds no tokens.</source>
      <translation>ليس فيه كلمات.</translation>
    </message>
    <message>
      <source>it holds pictures of pages and no text. Let a text recognition (OCR) run over it, and import what that saves.</source>
      <translation>فيه صور صفحات ولا نص. شغّل عليه برنامج تعرّف على النصوص (OCR)، واستورد ما يحفظه.</translation>
    </message>
    <message>
      <source>it holds {files} files; more than {most} are not unpacked.</source>
      <translation>عدد الملفات فيه {files}؛ ولا يُفك ضغط أكثر من {most}.</translation>
    </message>
    <message>
      <source>it is JSON, but neither an export of Annotator nor articles: there is no object in it.</source>
      <translation>هو JSON، لكنه ليس تصديرًا من Annotator ولا مقالات: ليس فيه كائن.</translation>
    </message>
    <message>
      <source>it is JSON, but neither an export of Annotator nor articles: there is no text in it.</source>
      <translation>هو JSON، لكنه ليس تصديرًا من Annotator ولا مقالات: ليس فيه نص.</translation>
    </message>
    <message>
      <source>it is JSON, but not an export of Annotator (it says “{format}”). Such a file begins with "format": "{name}".</source>
      <translation>هو JSON، لكنه ليس تصديرًا من Annotator (يذكر «{format}»). يبدأ مثل هذا الملف بـ "format": "{name}".</translation>
    </message>
    <message>
      <source>it is JSON, but not an export of Annotator. Such a file begins with "format": "{name}".</source>
      <translation>هو JSON، لكنه ليس تصديرًا من Annotator. يبدأ مثل هذا الملف بـ "format": "{name}".</translation>
    </message>
    <message>
      <source>it is WebAnno TSV of version 1 or 2, which is not read. Export it again from WebAnno or INCEpTION as WebAnno TSV 3, or as UIMA CAS.</source>
      <translation>هو WebAnno TSV بالإصدار 1 أو 2، وهذا لا يُقرأ. صدّره من جديد من WebAnno أو INCEpTION بصيغة WebAnno TSV 3 أو UIMA CAS.</translation>
    </message>
    <message>
      <source>it is WebAnno TSV {version}; only version 3 can be read. Export it again from WebAnno 3 or INCEpTION.</source>
      <translation>هو WebAnno TSV {version}؛ ولا يُقرأ إلا الإصدار 3. صدّره من جديد من WebAnno 3 أو INCEpTION.</translation>
    </message>
    <message>
      <source>it is XML, but no XMI of UIMA: its root is &lt;{root}&gt;.</source>
      <translation>هو XML، لكنه ليس XMI من UIMA: جذره &lt;{root}&gt;.</translation>
    </message>
    <message>
      <source>it is a damaged Excel workbook ({reason}).</source>
      <translation>هو مصنف Excel تالف ({reason}).</translation>
    </message>
    <message>
      <source>it is a link to something that is not there.</source>
      <translation>هو رابط إلى شيء غير موجود.</translation>
    </message>
    <message numerus="yes">
      <source>it is a list of {count:,} addresses, and nothing is fetched from the network. Save the pages with a browser and import them together with this list: each article then gets its address.</source>
      <translation>
        <numerusform>هو قائمة فيها {count:,} عنوان، ولا يُجلب شيء من الشبكة. احفظ الصفحات بمتصفح واستوردها مع هذه القائمة: فتنال كل مقالة عنوانها.</numerusform>
        <numerusform>هو قائمة فيها عنوان واحد، ولا يُجلب شيء من الشبكة. احفظ الصفحة بمتصفح واستوردها مع هذه القائمة: فتنال المقالة عنوانها.</numerusform>
        <numerusform>هو قائمة فيها عنوانان، ولا يُجلب شيء من الشبكة. احفظ الصفحتين بمتصفح واستوردهما مع هذه القائمة: فتنال كل مقالة عنوانها.</numerusform>
        <numerusform>هو قائمة فيها {count:,} عناوين، ولا يُجلب شيء من الشبكة. احفظ الصفحات بمتصفح واستوردها مع هذه القائمة: فتنال كل مقالة عنوانها.</numerusform>
        <numerusform>هو قائمة فيها {count:,} عنوانًا، ولا يُجلب شيء من الشبكة. احفظ الصفحات بمتصفح واستوردها مع هذه القائمة: فتنال كل مقالة عنوانها.</numerusform>
        <numerusform>هو قائمة فيها {count:,} عنوان، ولا يُجلب شيء من الشبكة. احفظ الصفحات بمتصفح واستوردها مع هذه القائمة: فتنال كل مقالة عنوانها.</numerusform>
      </translation>
    </message>
    <message>
      <source>it is a project of Annotator that is open here, or belongs to one. Another project is imported by the name of its own file.</source>
      <translation>هو مشروع Annotator مفتوح هنا، أو تابع لمشروع. يُستورد المشروع الآخر باسم ملفه نفسه.</translation>
    </message>
    <message>
      <source>it is a table of an export, from which coding cannot be read again. Export the project as json or jsonl and import that.</source>
      <translation>هو جدول من تصدير، ولا يُقرأ الترميز منه من جديد. صدّر المشروع بصيغة json أو jsonl واستورد ذلك.</translation>
    </message>
    <message>
      <source>it is a task of pictures, sound or film ({kinds}), which have no text to code.</source>
      <translation>هي مهمة صور أو صوت أو أفلام ({kinds})، وليس فيها نص للترميز.</translation>
    </message>
    <message>
      <source>it is a zip file but no Excel workbook.</source>
      <translation>هو ملف zip وليس مصنف Excel.</translation>
    </message>
    <message>
      <source>it is about {name}, which is not in the file; it is kept.</source>
      <translation>هو عن {name}، وليس في الملف؛ حُفظ.</translation>
    </message>
    <message>
      <source>it is an OpenDocument file, but no text: perhaps a table or slides.</source>
      <translation>هو ملف OpenDocument، لكنه ليس نصًا: لعله جدول أو شرائح.</translation>
    </message>
    <message>
      <source>it is an archive in an archive in an archive, which is not unpacked. Unpack it and import what is in it.</source>
      <translation>هو أرشيف في أرشيف في أرشيف، ولا يُفك ضغط ذلك. فك ضغطه واستورد ما فيه.</translation>
    </message>
    <message>
      <source>it is an archive, but no EPUB book. Name it as what it is.</source>
      <translation>هو أرشيف، لكنه ليس كتاب EPUB. سمِّه بحسب ما هو.</translation>
    </message>
    <message>
      <source>it is an archive, but no Word document. Name it as what it is.</source>
      <translation>هو أرشيف، لكنه ليس مستند Word. سمِّه بحسب ما هو.</translation>
    </message>
    <message>
      <source>it is another kind of database: it has no {table}.{column}.</source>
      <translation>هو قاعدة بيانات من نوع آخر: ليس فيها {table}.{column}.</translation>
    </message>
    <message>
      <source>it is cut off before its end. Get it once more, or save it again.</source>
      <translation>قُطع قبل نهايته. احصل عليه مرة أخرى، أو احفظه من جديد.</translation>
    </message>
    <message>
      <source>it is cut off or damaged, or no file of this kind at all. {advice}</source>
      <translation>هو مقطوع أو تالف، أو ليس ملفًا من هذا النوع أصلًا. {advice}</translation>
    </message>
    <message>
      <source>it is cut off or damaged. Get it once more from where it came from.</source>
      <translation>هو مقطوع أو تالف. احصل عليه مرة أخرى من مصدره.</translation>
    </message>
    <message>
      <source>it is damaged ({reason}). Get it once more from where it came from.</source>
      <translation>هو تالف ({reason}). احصل عليه مرة أخرى من مصدره.</translation>
    </message>
    <message>
      <source>it is damaged Rich Text ({reason}). Get it once more.</source>
      <translation>هو نص منسق (RTF) تالف ({reason}). احصل عليه مرة أخرى.</translation>
    </message>
    <message>
      <source>it is damaged, or is not what its name says ({reason}). {advice}</source>
      <translation>هو تالف، أو ليس كما يقول اسمه ({reason}). {advice}</translation>
    </message>
    <message>
      <source>it is damaged, or no database ({reason}). Get it once more from where it came from.</source>
      <translation>هو تالف، أو ليس قاعدة بيانات ({reason}). احصل عليه مرة أخرى من مصدره.</translation>
    </message>
    <message>
      <source>it is damaged: it holds more than fits into it.</source>
      <translation>هو تالف: فيه أكثر مما يتسع له.</translation>
    </message>
    <message>
      <source>it is damaged: what should be XML is not ({reason}). Open it in the program that made it and save it again.</source>
      <translation>هو تالف: ما ينبغي أن يكون XML ليس كذلك ({reason}). افتحه في البرنامج الذي أنشأه واحفظه من جديد.</translation>
    </message>
    <message>
      <source>it is encrypted. Decrypt it in the mail program and save it from there.</source>
      <translation>هو مشفّر. فك تشفيره في برنامج البريد واحفظه من هناك.</translation>
    </message>
    <message>
      <source>it is larger than 20 MB, as no page with one article is.</source>
      <translation>حجمه أكبر من 20 ميغابايت، ولا تبلغ صفحة فيها مقالة واحدة ذلك.</translation>
    </message>
    <message>
      <source>it is larger than {most} MB, as no file with an article is. Split it into its articles.</source>
      <translation>حجمه أكبر من {most} ميغابايت، ولا يبلغ ملف فيه مقالة ذلك. قسّمه إلى مقالاته.</translation>
    </message>
    <message>
      <source>it is longer than {most:,} characters, as nothing of its kind is.</source>
      <translation>يزيد طوله على {most:,} حرف، ولا يبلغ ملف من نوعه ذلك.</translation>
    </message>
    <message>
      <source>it is longer than {most} MB, as nothing of its kind is.</source>
      <translation>يزيد طوله على {most} ميغابايت، ولا يبلغ شيء من نوعه ذلك.</translation>
    </message>
    <message>
      <source>it is neither a file nor a folder.</source>
      <translation>ليس ملفًا ولا مجلدًا.</translation>
    </message>
    <message>
      <source>it is neither a project of Annotator nor its JSON; other files are imported.</source>
      <translation>ليس مشروعًا من مشاريع Annotator ولا ملف JSON منه؛ الملفات الأخرى تُستورد.</translation>
    </message>
    <message>
      <source>it is nested too deeply.</source>
      <translation>تداخله أعمق من اللازم.</translation>
    </message>
    <message>
      <source>it is no CSV file in UTF-8.</source>
      <translation>ليس ملف CSV بترميز UTF-8.</translation>
    </message>
    <message>
      <source>it is no CSV: {reason}.</source>
      <translation>ليس ملف CSV: {reason}.</translation>
    </message>
    <message>
      <source>it is no EPUB book. {advice}</source>
      <translation>ليس كتاب EPUB. {advice}</translation>
    </message>
    <message>
      <source>it is no Excel workbook, or was cut off when it was written or copied.</source>
      <translation>ليس مصنف Excel، أو قُطع عند كتابته أو نسخه.</translation>
    </message>
    <message>
      <source>it is no OpenDocument text. {advice}</source>
      <translation>ليس نص OpenDocument. {advice}</translation>
    </message>
    <message>
      <source>it is no PDF. {advice}</source>
      <translation>ليس ملف PDF. {advice}</translation>
    </message>
    <message>
      <source>it is no REFI-QDA codebook: it begins with “{root}”, not “CodeBook”.</source>
      <translation>ليس دليل ترميز REFI-QDA: يبدأ بـ «{root}»، لا «CodeBook».</translation>
    </message>
    <message>
      <source>it is no REFI-QDA project: it begins with “{root}”, not “Project”.</source>
      <translation>ليس مشروع REFI-QDA: يبدأ بـ «{root}»، لا «Project».</translation>
    </message>
    <message>
      <source>it is no REFI-QDA project: there is no {name} in it.</source>
      <translation>ليس مشروع REFI-QDA: ليس فيه {name}.</translation>
    </message>
    <message>
      <source>it is no Rich Text file. {advice}</source>
      <translation>ليس ملف نص منسق (RTF). {advice}</translation>
    </message>
    <message>
      <source>it is no Word document (.docx). {advice}</source>
      <translation>ليس مستند Word ‏(‎.docx). {advice}</translation>
    </message>
    <message>
      <source>it is no XML. {advice}</source>
      <translation>ليس ملف XML. {advice}</translation>
    </message>
    <message>
      <source>it is no annotation: those begin with an id such as T1 and a tab.</source>
      <translation>ليس تعليقًا توضيحيًا: تبدأ التعليقات بمعرّف مثل T1 ثم علامة جدولة.</translation>
    </message>
    <message>
      <source>it is no database, or damaged.</source>
      <translation>ليس قاعدة بيانات، أو هو تالف.</translation>
    </message>
    <message>
      <source>it is no e-mail: it names no sender, subject or date. {advice}</source>
      <translation>ليس رسالة بريد: لا يذكر مرسلًا ولا موضوعًا ولا تاريخًا. {advice}</translation>
    </message>
    <message>
      <source>it is no id.</source>
      <translation>ليس معرّفًا.</translation>
    </message>
    <message>
      <source>it is no label.</source>
      <translation>ليس تسمية.</translation>
    </message>
    <message>
      <source>it is no list.</source>
      <translation>ليس قائمة.</translation>
    </message>
    <message>
      <source>it is no number or date of that length.</source>
      <translation>لا عدد ولا تاريخ بهذا الطول.</translation>
    </message>
    <message>
      <source>it is no object, as an article is.</source>
      <translation>ليس كائنًا كما تكون المقالة.</translation>
    </message>
    <message>
      <source>it is no object.</source>
      <translation>ليس كائنًا.</translation>
    </message>
    <message>
      <source>it is no plain text but {kind}. Name it as what it is.</source>
      <translation>ليس نصًا عاديًا بل {kind}. سمِّه بحسب ما هو.</translation>
    </message>
    <message>
      <source>it is no project of QualCoder: that is a folder with {name} in it.</source>
      <translation>ليس مشروع QualCoder: المشروع مجلد فيه {name}.</translation>
    </message>
    <message>
      <source>it is no relation.</source>
      <translation>ليس علاقة.</translation>
    </message>
    <message>
      <source>it is no result.</source>
      <translation>ليس نتيجة.</translation>
    </message>
    <message>
      <source>it is no table of coded segments: those have columns for the document, the code and the words.</source>
      <translation>ليس جدول مقاطع مرمّزة: ففي مثله أعمدة للمستند والرمز والكلمات.</translation>
    </message>
    <message>
      <source>it is no transcript: no line of it says from when to when.</source>
      <translation>ليس تفريغًا نصيًا: لا سطر فيه يذكر من متى إلى متى.</translation>
    </message>
    <message>
      <source>it is no type system: its root is &lt;{root}&gt;.</source>
      <translation>ليس نظام أنواع: جذره &lt;{root}&gt;.</translation>
    </message>
    <message>
      <source>it is no web page but {kind}. Name it as what it is.</source>
      <translation>ليس صفحة ويب بل {kind}. سمِّه بحسب ما هو.</translation>
    </message>
    <message>
      <source>it is no {format}, although it is named like one.</source>
      <translation>ليس من صيغة {format}، مع أن اسمه يوحي بها.</translation>
    </message>
    <message>
      <source>it is not JSON: {reason}.</source>
      <translation>ليس JSON: {reason}.</translation>
    </message>
    <message>
      <source>it is not UTF-8 and was read as {encoding} ({sure} sure); check its letters, or say its encoding.</source>
      <translation>ليس UTF-8 وقُرئ بترميز {encoding} (بثقة {sure})؛ تحقّق من حروفه أو اذكر ترميزه.</translation>
    </message>
    <message>
      <source>it is not UTF-8 and was read as {encoding} ({sure} sure, else {others}); check its letters, or say its encoding.</source>
      <translation>ليس UTF-8 وقُرئ بترميز {encoding} (بثقة {sure}، وإلا فـ{others})؛ تحقّق من حروفه أو اذكر ترميزه.</translation>
    </message>
    <message>
      <source>it is not UTF-8 and was read as {encoding}; check its letters.</source>
      <translation>ليس UTF-8 وقُرئ بترميز {encoding}؛ تحقّق من حروفه.</translation>
    </message>
    <message>
      <source>it is not UTF-8, as {kind} must be. Save it again as UTF-8.</source>
      <translation>ليس بترميز UTF-8 كما يجب في {kind}. احفظه من جديد بترميز UTF-8.</translation>
    </message>
    <message>
      <source>it is not UTF-8. Save it again as UTF-8.</source>
      <translation>ليس بترميز UTF-8. احفظه من جديد بترميز UTF-8.</translation>
    </message>
    <message>
      <source>it is not YAML: {reason}.</source>
      <translation>ليس YAML: {reason}.</translation>
    </message>
    <message>
      <source>it is not text in any encoding that could be recognised (byte {byte} is not UTF-8). Say which it is with --encoding, or save it again as CSV UTF-8.</source>
      <translation>ليس نصًا بأي ترميز محارف أمكن التعرف عليه (البايت {byte} ليس UTF-8). حدّد الترميز بـ --encoding، أو احفظه من جديد بصيغة CSV UTF-8.</translation>
    </message>
    <message>
      <source>it is not text in any encoding that could be recognised (byte {byte} is not UTF-8). Say which it is with --encoding, or save it again as UTF-8.</source>
      <translation>ليس نصًا بأي ترميز محارف أمكن التعرف عليه (البايت {byte} ليس UTF-8). حدّد الترميز بـ --encoding، أو احفظه من جديد بصيغة UTF-8.</translation>
    </message>
    <message>
      <source>it is not text throughout: {reason}.</source>
      <translation>ليس كله نصًا: {reason}.</translation>
    </message>
    <message>
      <source>it is of version {version} of the format, and this program reads version {own}. A newer Annotator can read it.</source>
      <translation>هو من الإصدار {version} من الصيغة، وهذا البرنامج يقرأ الإصدار {own}. يستطيع Annotator أحدث قراءته.</translation>
    </message>
    <message>
      <source>it is protected by a password, or an Excel file from before 2007. Save it without one, as .xlsx.</source>
      <translation>هو محمي بكلمة مرور، أو ملف Excel من قبل 2007. احفظه بلا كلمة مرور بصيغة xlsx.</translation>
    </message>
    <message>
      <source>it is protected by a password. Save a copy without one.</source>
      <translation>هو محمي بكلمة مرور. احفظ نسخة بلا كلمة مرور.</translation>
    </message>
    <message>
      <source>it is the project itself, which has nothing to bring.</source>
      <translation>هو المشروع نفسه، وليس فيه ما يضيفه.</translation>
    </message>
    <message>
      <source>it is {kind}, and neither NewsML-G2 nor NITF, so no article can be read from it. Save its text in another format.</source>
      <translation>هو {kind}، لا NewsML-G2 ولا NITF، فلا تُقرأ منه مقالة. احفظ نصه بصيغة أخرى.</translation>
    </message>
    <message>
      <source>it links a record that was left out. It was left out too.</source>
      <translation>يربط سجلًا تُرك، فتُرك هو أيضًا.</translation>
    </message>
    <message>
      <source>it names the type “{type}”, which it does not declare.</source>
      <translation>يذكر النوع “{type}” ولا يعلن عنه.</translation>
    </message>
    <message>
      <source>it names {name}, which is not in the file.</source>
      <translation>يذكر {name}، وليس في الملف.</translation>
    </message>
    <message>
      <source>it names {name}, whose line does not hold.</source>
      <translation>يذكر {name}، وسطره غير سليم.</translation>
    </message>
    <message>
      <source>it needs a line for each column, such as title: Headline.</source>
      <translation>يحتاج إلى سطر لكل عمود، مثل title: Headline.</translation>
    </message>
    <message>
      <source>it needs one upper-case letter, not “{letter}”</source>
      <translation>يحتاج إلى حرف لاتيني كبير واحد، لا «{letter}»</translation>
    </message>
    <message>
      <source>it reaches to {last:,}, but the text has {length:,} characters.</source>
      <translation>يمتد إلى {last:,}، وعدد حروف النص {length:,}.</translation>
    </message>
    <message>
      <source>it refers to {row}, where no {layer} stands.</source>
      <translation>يشير إلى {row}، وليس هناك {layer}.</translation>
    </message>
    <message>
      <source>it refers to {row}, which is not in the file.</source>
      <translation>يشير إلى {row}، وليس في الملف.</translation>
    </message>
    <message>
      <source>it refers to {row}, which stands twice in the file.</source>
      <translation>يشير إلى {row}، وقد ورد في الملف مرتين.</translation>
    </message>
    <message>
      <source>it refers to {row}[{number}], which is not in the file.</source>
      <translation>يشير إلى {row}[{number}]، وليس في الملف.</translation>
    </message>
    <message>
      <source>it says “{text}”, but the text reads “{there}” at {start}-{end}.</source>
      <translation>يذكر «{text}»، والنص في {start}-{end} هو «{there}».</translation>
    </message>
    <message>
      <source>it says “{text}”, but the text reads “{there}” there.</source>
      <translation>يذكر «{text}»، والنص هناك «{there}».</translation>
    </message>
    <message>
      <source>it should be an object with a text and its labels.</source>
      <translation>ينبغي أن يكون كائنًا فيه نص وتسمياته.</translation>
    </message>
    <message>
      <source>it should be an object with its results.</source>
      <translation>ينبغي أن يكون كائنًا فيه نتائجه.</translation>
    </message>
    <message>
      <source>it should be an object with the task's data.</source>
      <translation>ينبغي أن يكون كائنًا فيه بيانات المهمة.</translation>
    </message>
    <message>
      <source>it should read [start, end, label].</source>
      <translation>ينبغي أن يكون [start, end, label].</translation>
    </message>
    <message>
      <source>it should read “Type Target Resource:Id”.</source>
      <translation>ينبغي أن يكون «Type Target Resource:Id».</translation>
    </message>
    <message>
      <source>it uses the YAML alias “*{name}”. Write out what it stands for, or put quotes around it.</source>
      <translation>يستعمل الاسم البديل في YAML «*{name}». اكتب ما يدل عليه، أو ضع حوله علامتي اقتباس.</translation>
    </message>
    <message>
      <source>it was changed while it was read. Import it again.</source>
      <translation>تغيّر في أثناء قراءته. استورده من جديد.</translation>
    </message>
    <message>
      <source>it was stopped</source>
      <translation>أُوقف</translation>
    </message>
    <message>
      <source>it would unpack to {size:,} bytes, which no workbook of articles does.</source>
      <translation>يبلغ بعد فك ضغطه {size:,} بايت، ولا يبلغ مصنف مقالات ذلك.</translation>
    </message>
    <message>
      <source>it would unpack to {size} MB; more than {most} MB are not unpacked.</source>
      <translation>سيبلغ حجمه بعد فك الضغط {size} ميغابايت؛ ولا يُفك ضغط أكثر من {most} ميغابايت.</translation>
    </message>
    <message>
      <source>it would unpack to {times} times its size, as only archives made to do harm do.</source>
      <translation>يبلغ بعد فك ضغطه {times} ضعف حجمه، ولا يكون ذلك إلا في أرشيفات صُنعت للإضرار.</translation>
    </message>
    <message>
      <source>items that hold no text were left out: {shown}.</source>
      <translation>تُركت عناصر لا نص فيها: {shown}.</translation>
    </message>
    <message>
      <source>its XPath leads to no place in the page. Export it with globalOffsets.</source>
      <translation>لا يقود XPath فيه إلى موضع في الصفحة. صدّره مع globalOffsets.</translation>
    </message>
    <message>
      <source>its annotations are on pages of their own, such as {example}; import those.</source>
      <translation>شروحه في صفحات مستقلة مثل {example}؛ استوردها.</translation>
    </message>
    <message>
      <source>its codebook does not go together with the project's: {reason}</source>
      <translation>لا يتوافق دليل الترميز فيه مع دليل المشروع: {reason}</translation>
    </message>
    <message>
      <source>its columns have no FORM.</source>
      <translation>ليس بين أعمدته FORM.</translation>
    </message>
    <message numerus="yes">
      <source>its cover page lists {total:,} articles, but {count:,} are in it.</source>
      <translation>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
        <numerusform>تذكر صفحة غلافه {total:,} من المقالات وفيه {count:,}.</numerusform>
      </translation>
    </message>
    <message>
      <source>its fonts do not say which letters they hold, so that its text is none. Let a text recognition (OCR) run over pictures of its pages, and import what that saves.</source>
      <translation>لا تذكر خطوطه أي حروف تحملها، فليس نصه نصًا. شغّل التعرف على النصوص (OCR) على صور صفحاته، واستورد ما يحفظه ذلك.</translation>
    </message>
    <message>
      <source>its fonts do not say which letters they hold; many are missing (�).</source>
      <translation>لا تذكر خطوطه الحروف التي تحملها؛ كثير منها مفقود (�).</translation>
    </message>
    <message>
      <source>its last article does not end as the others do; it may have been cut off.</source>
      <translation>لا ينتهي مقاله الأخير كغيره؛ لعلّه مبتور.</translation>
    </message>
    <message>
      <source>its last line does not say how many things there are, so it cannot be told whether the file is whole.</source>
      <translation>لا يذكر سطره الأخير عدد الأشياء، فلا يُعرف هل الملف كامل.</translation>
    </message>
    <message>
      <source>its name and identity are lost; it has new ones</source>
      <translation>فُقد اسمه وهويته؛ وله غيرهما الآن</translation>
    </message>
    <message>
      <source>its offsets count {unit}; they were read so.</source>
      <translation>مواضعه تعدّ {unit}؛ وقُرئت كذلك.</translation>
    </message>
    <message>
      <source>its place does not lie in the text, which ends at {length}.</source>
      <translation>لا يقع موضعه في النص الذي ينتهي عند {length}.</translation>
    </message>
    <message>
      <source>its place in the article is not that of its text</source>
      <translation>موضعه في المقال ليس موضع نصه</translation>
    </message>
    <message>
      <source>its places count {unit}, and were read so.</source>
      <translation>مواضعه تعدّ {unit}، وقُرئت كذلك.</translation>
    </message>
    <message>
      <source>its seller protected it against copying, so that it cannot be read here.</source>
      <translation>حماه بائعه من النسخ، فلا يمكن قراءته هنا.</translation>
    </message>
    <message>
      <source>its target names no resource.</source>
      <translation>لا يذكر هدفه موردًا.</translation>
    </message>
    <message>
      <source>its text ({name}) is in no encoding that is known.</source>
      <translation>نصه ({name}) بترميز غير معروف.</translation>
    </message>
    <message>
      <source>its text ({path}) is not in the project.</source>
      <translation>نصه ({path}) ليس في المشروع.</translation>
    </message>
    <message>
      <source>its text at {start}-{end} should read “{text}”, but the article reads “{found}” there</source>
      <translation>ينبغي أن يكون نصه عند {start}-{end} «{text}»، لكن في المقال هناك «{found}»</translation>
    </message>
    <message>
      <source>its text differs from that of {file}.</source>
      <translation>يختلف نصه عن نص {file}.</translation>
    </message>
    <message>
      <source>its text is not in the file but at {place}; nothing is fetched.</source>
      <translation>ليس نصه في الملف بل في {place}؛ ولا يُجلب شيء.</translation>
    </message>
    <message>
      <source>its text is not the one that was imported</source>
      <translation>نصه ليس النص الذي استُورد</translation>
    </message>
    <message>
      <source>its text is told by its first and last character alone</source>
      <translation>لا يُعرف نصه إلا بأول حرف وآخر حرف منه</translation>
    </message>
    <message>
      <source>its text lies outside of the project ({path}), and such paths are not followed. Export the project with its sources inside.</source>
      <translation>يقع نصه خارج المشروع ({path})، ولا تُتبع مسارات كهذه. صدّر المشروع ومصادره فيه.</translation>
    </message>
    <message>
      <source>its text lost a part that the article does not hold</source>
      <translation>فقد نصه جزءًا ليس في المقال</translation>
    </message>
    <message>
      <source>its tokens are empty.</source>
      <translation>كلماته فارغة.</translation>
    </message>
    <message>
      <source>its trigger {name} is no piece of text.</source>
      <translation>مثيره {name} ليس قطعة من النص.</translation>
    </message>
    <message>
      <source>its words are not the tokens of {other}; the text is made of the tokens.</source>
      <translation>كلماته ليست كلمات {other}؛ فصُنع النص من الكلمات.</translation>
    </message>
    <message>
      <source>its {count:,} addresses were given to the files beside it, in the order of their names.</source>
      <translation>أُعطيت عناوينه ({count:,}) للملفات التي بجواره بترتيب أسمائها.</translation>
    </message>
    <message>
      <source>its “{field}” leads to the record {target}, which is neither in the project nor in what is imported. The value was left out.</source>
      <translation>يقود «{field}» فيه إلى السجل {target}، وليس في المشروع ولا فيما يُستورد. تُركت القيمة.</translation>
    </message>
    <message>
      <source>journal</source>
      <translation>السجل الزمني</translation>
    </message>
    <message>
      <source>language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>lead</source>
      <translation>قائد</translation>
    </message>
    <message>
      <source>learned model {id}</source>
      <translation>النموذج المتعلَّم {id}</translation>
    </message>
    <message>
      <source>led to a record that is lost</source>
      <translation>كان يقود إلى سجل مفقود</translation>
    </message>
    <message>
      <source>line ends as one character</source>
      <translation>نهاية السطر محرفًا واحدًا</translation>
    </message>
    <message>
      <source>line ends as two characters</source>
      <translation>نهاية السطر محرفين</translation>
    </message>
    <message>
      <source>line {line}</source>
      <translation>السطر {line}</translation>
    </message>
    <message>
      <source>line {line}, column {column}</source>
      <translation>السطر {line}، العمود {column}</translation>
    </message>
    <message>
      <source>link</source>
      <translation>رابط</translation>
    </message>
    <message>
      <source>link between the files of several coders or articles</source>
      <translation>رابط بين ملفات مرمّزين أو مقالات عدة</translation>
    </message>
    <message>
      <source>link {id}</source>
      <translation>الرابط {id}</translation>
    </message>
    <message>
      <source>links and the registry of actors; passages are fitted to whole tokens</source>
      <translation>الروابط وسجل الفاعلين؛ وتُضبط المقاطع على كلمات كاملة</translation>
    </message>
    <message>
      <source>links between articles, which annotator.jsonl beside the tasks keeps</source>
      <translation>الروابط بين المقالات، ويحفظها annotator.jsonl بجانب المهام</translation>
    </message>
    <message>
      <source>links, values and evidence, which annotator.jsonl keeps beside it</source>
      <translation>الروابط والقيم والشواهد، ويحفظها annotator.jsonl بجانبها</translation>
    </message>
    <message>
      <source>lists</source>
      <translation>القوائم</translation>
    </message>
    <message>
      <source>new</source>
      <translation>جديد</translation>
    </message>
    <message>
      <source>no article could be made out in it.</source>
      <translation>لم يمكن تبيّن مقالة فيه.</translation>
    </message>
    <message>
      <source>no article could be made out in it: no line says how many words it has.</source>
      <translation>لم يمكن تبيّن مقالة فيه: لا سطر يذكر عدد كلماتها.</translation>
    </message>
    <message>
      <source>no article was found in the page. Pages that a script fills hold no text when they are saved: save it as “web page, complete”, or copy the text into a .txt file.</source>
      <translation>لم توجد مقالة في الصفحة. الصفحات التي يملؤها نص برمجي تُحفظ بلا نص: احفظها «صفحة ويب كاملة»، أو انسخ النص إلى ملف txt.</translation>
    </message>
    <message>
      <source>no byte order mark</source>
      <translation>بلا علامة ترتيب البايتات</translation>
    </message>
    <message>
      <source>no change of the journal made it</source>
      <translation>لم يُنشئه أي تغيير في السجل الزمني</translation>
    </message>
    <message>
      <source>no column holds tags, such as B-PER and O.</source>
      <translation>لا عمود فيه وسوم مثل B-PER وO.</translation>
    </message>
    <message>
      <source>no column is called as texts of articles are. Its columns are: {columns}. Say which it is with --columns text=NAME.</source>
      <translation>لا يحمل عمود اسمًا من أسماء نصوص المقالات. أعمدته: {columns}. اذكر العمود بالخيار --columns text=NAME.</translation>
    </message>
    <message>
      <source>no object in it has “{name}”. They have: {names}.</source>
      <translation>ليس في كائناته «{name}». فيها: {names}.</translation>
    </message>
    <message>
      <source>no text</source>
      <translation>غير نص</translation>
    </message>
    <message>
      <source>no text on page {pages}; it may be a picture.</source>
      <translation>لا نص في الصفحة {pages}؛ لعلّها صورة.</translation>
    </message>
    <message>
      <source>not taken: {shown}.</source>
      <translation>لم يؤخذ: {shown}.</translation>
    </message>
    <message>
      <source>note</source>
      <translation>الملاحظة</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>nothing in it is called as texts of articles are. Its objects have: {names}. Say which is the text with --columns text=NAME.</source>
      <translation>لا شيء فيه يحمل اسمًا من أسماء نصوص المقالات. في كائناته: {names}. اذكر أيها النص بالخيار --columns text=NAME.</translation>
    </message>
    <message>
      <source>nothing in it is called as texts of articles are. Its objects have: {names}. Say which is the text with --columns text=NAME. A list of addresses holds no articles, and nothing is fetched.</source>
      <translation>لا شيء فيه يحمل اسمًا من أسماء نصوص المقالات. في كائناته: {names}. اذكر أيها النص بالخيار --columns text=NAME. ليس في قائمة العناوين مقالات، ولا يُجلب شيء.</translation>
    </message>
    <message>
      <source>of nobody knows what cannot be read as it stands</source>
      <translation>لا تمكن قراءتها كما هي، ولا يُعرف ما فيها</translation>
    </message>
    <message numerus="yes">
      <source>of {total:,} articles that its numbers count, numbers {shown} are not in it.</source>
      <translation>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
        <numerusform>من {total:,} من المقالات التي تعدّها أرقامه ليست فيه الأرقام {shown}.</numerusform>
      </translation>
    </message>
    <message>
      <source>of {what} cannot be read as it stands</source>
      <translation>من {what}، لا تمكن قراءتها كما هي</translation>
    </message>
    <message>
      <source>only a project with its codebook can be written.</source>
      <translation>لا يُكتب إلا مشروع مع دليل ترميزه.</translation>
    </message>
    <message>
      <source>only for other programs: there a discontinuous passage is pieces joined by a relation, several values of a field are one, and states, notes and actors stand in annotator.jsonl</source>
      <translation>للبرامج الأخرى وحدها: ففيها يصير المقطع المتقطع أجزاء تربطها علاقة، وعدة قيم لحقل واحد قيمة واحدة، وتوجد الحالات والملاحظات والفاعلون في annotator.jsonl</translation>
    </message>
    <message>
      <source>outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>page {page}</source>
      <translation>الصفحة {page}</translation>
    </message>
    <message>
      <source>paragraph {number}</source>
      <translation>الفقرة {number}</translation>
    </message>
    <message>
      <source>picture, recording or empty text</source>
      <translation>صورة أو تسجيل أو نص فارغ</translation>
    </message>
    <message>
      <source>project</source>
      <translation>مشروع</translation>
    </message>
    <message>
      <source>record</source>
      <translation>سجل</translation>
    </message>
    <message>
      <source>record {id}</source>
      <translation>السجل {id}</translation>
    </message>
    <message>
      <source>records of the type “{type}” were made</source>
      <translation>أُنشئت سجلات من النوع «{type}»</translation>
    </message>
    <message>
      <source>refers to something missing in {table}</source>
      <translation>يحيل إلى ما ليس في {table}</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>مرفوض</translation>
    </message>
    <message>
      <source>relation to what is not in the file</source>
      <translation>علاقة بما ليس في الملف</translation>
    </message>
    <message>
      <source>role of what is not in the file</source>
      <translation>دور لما ليس في الملف</translation>
    </message>
    <message>
      <source>row {row}</source>
      <translation>الصف {row}</translation>
    </message>
    <message>
      <source>says of {count:,} files what articles they hold; those that were imported have their title, outlet, author, date and metadata from it.</source>
      <translation>يصف ما في الملفات من مقالات ({count:,})؛ وما استُورد منها أخذ عنه العنوان والوسيلة والكاتب والتاريخ والبيانات الوصفية.</translation>
    </message>
    <message>
      <source>schema.org ClaimReview: claims with their verdicts, as JSON-LD</source>
      <translation>صيغة schema.org ClaimReview: ادعاءات مع أحكامها، بصيغة JSON-LD</translation>
    </message>
    <message>
      <source>search</source>
      <translation>البحث</translation>
    </message>
    <message>
      <source>second link of a member of a chain</source>
      <translation>رابط ثانٍ لعضو في سلسلة</translation>
    </message>
    <message>
      <source>something follows the end of the list</source>
      <translation>يأتي شيء بعد نهاية القائمة</translation>
    </message>
    <message>
      <source>source “{name}”</source>
      <translation>المصدر «{name}»</translation>
    </message>
    <message>
      <source>spaCy DocBin: tokenised texts with records and evidence as spans</source>
      <translation>صيغة spaCy DocBin: نصوص مقسمة إلى كلمات، والسجلات والشواهد مقاطع فيها</translation>
    </message>
    <message>
      <source>state</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>status</source>
      <translation>حالة مقالة</translation>
    </message>
    <message>
      <source>status {id}</source>
      <translation>الحالة {id}</translation>
    </message>
    <message>
      <source>suggested</source>
      <translation>مقترح</translation>
    </message>
    <message>
      <source>suggestion</source>
      <translation>اقتراح</translation>
    </message>
    <message>
      <source>suggestion {id}</source>
      <translation>الاقتراح {id}</translation>
    </message>
    <message>
      <source>taken from this backup, and maybe older: {things}</source>
      <translation>أُخذ من هذه النسخة الاحتياطية وقد يكون أقدم: {things}</translation>
    </message>
    <message>
      <source>takes a country without a comma, best as three letters such as LBY</source>
      <translation>يأخذ بلدًا بلا فاصلة، والأفضل بثلاثة أحرف مثل LBY</translation>
    </message>
    <message>
      <source>takes a date, such as 2017-02-19, 2017-02, 2014~ or 2017-02-19/2017-02-21</source>
      <translation>يأخذ تاريخًا، مثل 2017-02-19 أو 2017-02 أو 2014~ أو 2017-02-19/2017-02-21</translation>
    </message>
    <message>
      <source>takes a finite number of at most 18 digits</source>
      <translation>يأخذ عددًا منتهيًا لا يزيد على 18 رقمًا</translation>
    </message>
    <message>
      <source>takes a latitude from -90 to 90</source>
      <translation>يأخذ خط عرض من -90 إلى 90</translation>
    </message>
    <message>
      <source>takes a longitude from -180 to 180</source>
      <translation>يأخذ خط طول من -180 إلى 180</translation>
    </message>
    <message>
      <source>takes a number or a range, such as 12, 10-20 or 10+</source>
      <translation>يأخذ عددًا أو مدى، مثل 12 أو 10-20 أو 10+</translation>
    </message>
    <message>
      <source>takes a number, such as 1200 or 3.5</source>
      <translation>يأخذ عددًا، مثل 1200 أو 3.5</translation>
    </message>
    <message>
      <source>takes a place with a name</source>
      <translation>يأخذ مكانًا له اسم</translation>
    </message>
    <message>
      <source>takes a place, such as “Tobruk, LBY (32.08, 23.96)”</source>
      <translation>يأخذ مكانًا، مثل «Tobruk, LBY (32.08, 23.96)»</translation>
    </message>
    <message>
      <source>takes a range from low to high</source>
      <translation>يأخذ مدى من الأدنى إلى الأعلى</translation>
    </message>
    <message>
      <source>takes a range with at least one side</source>
      <translation>يأخذ مدى له طرف واحد على الأقل</translation>
    </message>
    <message>
      <source>takes an address that begins with http:// or https://</source>
      <translation>يأخذ عنوانًا يبدأ بـ http:// أو https://</translation>
    </message>
    <message>
      <source>takes latitude and longitude together</source>
      <translation>يأخذ خط العرض وخط الطول معًا</translation>
    </message>
    <message>
      <source>takes one of: {choices}</source>
      <translation>يأخذ واحدًا من: {choices}</translation>
    </message>
    <message>
      <source>takes something other than blanks</source>
      <translation>يأخذ شيئًا غير الفراغات</translation>
    </message>
    <message>
      <source>takes text</source>
      <translation>يأخذ نصًا</translation>
    </message>
    <message>
      <source>the actor {actor} of “{field}” is lost; the name stays</source>
      <translation>الفاعل {actor} في «{field}» مفقود؛ بقي الاسم</translation>
    </message>
    <message>
      <source>the actor “{name}” differs from the project's, which stays.</source>
      <translation>الفاعل «{name}» يختلف عمّا في المشروع، وما في المشروع يبقى.</translation>
    </message>
    <message>
      <source>the actor “{name}” was taken as the project's of that name.</source>
      <translation>عُدّ الفاعل «{name}» الذي في المشروع بهذا الاسم.</translation>
    </message>
    <message>
      <source>the annotation has no target.</source>
      <translation>ليس للتعليق التوضيحي هدف.</translation>
    </message>
    <message>
      <source>the annotation is a value, not an object.</source>
      <translation>التعليق التوضيحي قيمة لا كائن.</translation>
    </message>
    <message>
      <source>the annotation {type} belongs to no sofa.</source>
      <translation>التعليق {type} لا ينتمي إلى أي sofa.</translation>
    </message>
    <message>
      <source>the archive holds no articles. They are files named {names}.</source>
      <translation>لا مقالات في الأرشيف. المقالات ملفات تسمى {names}.</translation>
    </message>
    <message>
      <source>the archive holds no {suffix} of UIMA.</source>
      <translation>لا يحتوي الأرشيف على أي {suffix} من UIMA.</translation>
    </message>
    <message>
      <source>the archive holds several files of this name; only the last was taken.</source>
      <translation>في الأرشيف عدة ملفات بهذا الاسم؛ لم يؤخذ إلا آخرها.</translation>
    </message>
    <message>
      <source>the article does not end with its number, so the file was cut off.</source>
      <translation>لا تنتهي المقالة برقمها، فقد قُطع الملف.</translation>
    </message>
    <message>
      <source>the article has no text.</source>
      <translation>ليس للمقالة نص.</translation>
    </message>
    <message>
      <source>the article “{title}” ({id}) is in this project with another text. It was left out, with what was coded in it; import the file into a project of its own.</source>
      <translation>المقالة «{title}» ‏({id}) موجودة في هذا المشروع بنص آخر. تُركت مع ما رُمّز فيها؛ استورد الملف في مشروع خاص به.</translation>
    </message>
    <message>
      <source>the article “{title}” has no text.</source>
      <translation>ليس للمقالة «{title}» نص.</translation>
    </message>
    <message>
      <source>the article “{title}” says “{date}”, which no calendar has. It is kept as it is written, and counts as no date: correct it in the article’s head.</source>
      <translation>تذكر المقالة «{title}» التاريخ «{date}»، وليس في تقويم. يُحفظ كما كُتب، ولا يُعدّ تاريخًا: صحّحه في رأس المقالة.</translation>
    </message>
    <message>
      <source>the article “{title}” stays “{own}” as in the project; the file says “{theirs}”.</source>
      <translation>يبقى المقال «{title}» «{own}» كما في المشروع؛ والملف يقول «{theirs}».</translation>
    </message>
    <message>
      <source>the choice of “{place}” “{name}” stands twice</source>
      <translation>ورد خيار «{place}» المسمى «{name}» مرتين</translation>
    </message>
    <message>
      <source>the choice “{choice}” of “{place}” is empty or holds a slash</source>
      <translation>خيار «{place}» المسمى «{choice}» فارغ أو فيه شرطة مائلة</translation>
    </message>
    <message>
      <source>the date “{date}” was not understood and is kept as metadata.</source>
      <translation>لم يُفهم التاريخ «{date}» وحُفظ بين البيانات الوصفية.</translation>
    </message>
    <message>
      <source>the date “{date}” was not understood and is kept as metadata; write it as 2017-02-19.</source>
      <translation>لم يُفهم التاريخ «{date}» وحُفظ بين البيانات الوصفية؛ اكتبه هكذا 2017-02-19.</translation>
    </message>
    <message>
      <source>the entity “{name}” is opened here and never closed.</source>
      <translation>يُفتح الكيان «{name}» هنا ولا يُغلق.</translation>
    </message>
    <message>
      <source>the evidence of “{field}” at {start}-{end} should read “{text}”, but the article reads “{found}” there</source>
      <translation>ينبغي أن يكون شاهد «{field}» عند {start}-{end} «{text}»، لكن في المقال هناك «{found}»</translation>
    </message>
    <message>
      <source>the evidence of “{field}” is told by its first and last character alone</source>
      <translation>لا يُعرف شاهد «{field}» إلا بأول حرف وآخر حرف منه</translation>
    </message>
    <message>
      <source>the evidence of “{field}” lost a part that the article does not hold</source>
      <translation>فقد شاهد «{field}» جزءًا ليس في المقال</translation>
    </message>
    <message>
      <source>the feature structure has no “{key}”.</source>
      <translation>بنية السمات بلا “{key}”.</translation>
    </message>
    <message>
      <source>the feature “{feature}” of {type} is declared twice, and differently.</source>
      <translation>السمة “{feature}” من {type} معلن عنها مرتين وباختلاف.</translation>
    </message>
    <message>
      <source>the field letter “{name}” stands twice</source>
      <translation>ورد حرف الحقل «{name}» مرتين</translation>
    </message>
    <message>
      <source>the field “{field}” has no label</source>
      <translation>ليس للحقل «{field}» تسمية</translation>
    </message>
    <message>
      <source>the field “{field}” needs one upper-case letter, not “{letter}”</source>
      <translation>يحتاج الحقل «{field}» إلى حرف لاتيني كبير واحد، لا «{letter}»</translation>
    </message>
    <message>
      <source>the field “{field}” of “{type}” is of kind {kind} there and of kind {own} in this project. Import it into a project of its own.</source>
      <translation>الحقل «{field}» في «{type}» من الصنف {kind} هناك ومن الصنف {own} في هذا المشروع. استورده إلى مشروع خاص به.</translation>
    </message>
    <message>
      <source>the field “{field}” takes the letter {letter}, which is in use</source>
      <translation>يأخذ الحقل «{field}» الحرف {letter}، وهو مستعمل</translation>
    </message>
    <message>
      <source>the field “{name}” stands twice</source>
      <translation>ورد الحقل «{name}» مرتين</translation>
    </message>
    <message>
      <source>the file breaks off: “{text}” of its last sentence has no row.</source>
      <translation>ينقطع الملف: ليس لـ «{text}» من جملته الأخيرة صف.</translation>
    </message>
    <message>
      <source>the file ends before its first token; it is cut off.</source>
      <translation>ينتهي الملف قبل كلمته الأولى؛ فهو مقطوع.</translation>
    </message>
    <message>
      <source>the file has no text after its first block. Put an article into it or leave it out.</source>
      <translation>ليس في الملف نص بعد كتلته الأولى. ضع فيه مقالة أو اتركه.</translation>
    </message>
    <message>
      <source>the file is empty.</source>
      <translation>الملف فارغ.</translation>
    </message>
    <message>
      <source>the file is empty. Put a CAS into it or leave it out.</source>
      <translation>الملف فارغ. ضع فيه CAS أو اتركه جانبًا.</translation>
    </message>
    <message>
      <source>the file is empty. Put an article into it or leave it out.</source>
      <translation>الملف فارغ. ضع فيه مقالة أو اتركه.</translation>
    </message>
    <message>
      <source>the file “{name}” stands in line {line} already.</source>
      <translation>ورد الملف «{name}» في السطر {line} من قبل.</translation>
    </message>
    <message>
      <source>the files</source>
      <translation>الملفات</translation>
    </message>
    <message>
      <source>the folder cannot be read: {reason}.</source>
      <translation>لا يمكن قراءة المجلد: {reason}.</translation>
    </message>
    <message>
      <source>the folder holds no articles. They are files named {names}.</source>
      <translation>لا مقالات في المجلد. المقالات ملفات تسمى {names}.</translation>
    </message>
    <message>
      <source>the full-text index of {table} is not what the table holds ({reason}). Nothing is lost: make it anew with annotator check --rebuild-search</source>
      <translation>فهرس النص الكامل لـ{table} ليس ما في الجدول ({reason}). لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</translation>
    </message>
    <message>
      <source>the header</source>
      <translation>صف العناوين</translation>
    </message>
    <message>
      <source>the id {id} stands twice, first in {first}.</source>
      <translation>المعرّف {id} وارد مرتين، أولاهما في {first}.</translation>
    </message>
    <message>
      <source>the journal has a {verb} where it does not exist</source>
      <translation>في السجل الزمني {verb} حيث لا وجود له</translation>
    </message>
    <message>
      <source>the journal has a {verb} where it exists</source>
      <translation>في السجل الزمني {verb} حيث هو موجود</translation>
    </message>
    <message>
      <source>the journal should go on with change {seq}</source>
      <translation>ينبغي أن يتابع السجل الزمني بالتغيير {seq}</translation>
    </message>
    <message>
      <source>the journal's “{name}” breaks off: a change in between is missing</source>
      <translation>«{name}» في السجل الزمني منقطع: ينقص تغيير بينهما</translation>
    </message>
    <message>
      <source>the key “{key}” has more than {most} characters</source>
      <translation>يزيد المفتاح «{key}» على {most} حرف</translation>
    </message>
    <message>
      <source>the key “{key}” is not made of letters, digits and underscores</source>
      <translation>لا يتألف المفتاح «{key}» من حروف وأرقام وشرطات سفلية</translation>
    </message>
    <message>
      <source>the key “{key}” stands twice.</source>
      <translation>ورد المفتاح «{key}» مرتين.</translation>
    </message>
    <message>
      <source>the letter {letter} belongs to the window</source>
      <translation>الحرف {letter} من حروف النافذة</translation>
    </message>
    <message>
      <source>the letter “{name}” stands twice</source>
      <translation>ورد الحرف «{name}» مرتين</translation>
    </message>
    <message>
      <source>the line breaks off, and the file with it.</source>
      <translation>ينقطع السطر، وينقطع معه الملف.</translation>
    </message>
    <message>
      <source>the object is larger than any article.</source>
      <translation>الكائن أكبر من أي مقالة.</translation>
    </message>
    <message>
      <source>the part “{part}” is missing: it is damaged or of another kind.</source>
      <translation>الجزء «{part}» مفقود: الملف تالف أو من نوع آخر.</translation>
    </message>
    <message>
      <source>the place {start}-{end} does not lie in the text, which ends at {length}.</source>
      <translation>لا يقع الموضع {start}-{end} في النص الذي ينتهي عند {length}.</translation>
    </message>
    <message>
      <source>the place {start}-{end} does not lie in the text, which ends at {length}. It may have been counted with other line ends.</source>
      <translation>لا يقع الموضع {start}-{end} في النص الذي ينتهي عند {length}. ربما حُسب بنهايات أسطر أخرى.</translation>
    </message>
    <message>
      <source>the place {start}-{end} holds no text.</source>
      <translation>ليس في الموضع {start}-{end} نص.</translation>
    </message>
    <message>
      <source>the plural “{name}” stands twice</source>
      <translation>ورد الجمع «{name}» مرتين</translation>
    </message>
    <message>
      <source>the project takes over its codebook “{name}”.</source>
      <translation>يأخذ المشروع دليل ترميزه «{name}».</translation>
    </message>
    <message>
      <source>the range that ends with {last} has words that are not there.</source>
      <translation>في المدى الذي ينتهي بـ {last} كلمات غير موجودة.</translation>
    </message>
    <message>
      <source>the range {id} does not begin with the word after it.</source>
      <translation>لا يبدأ المدى {id} بالكلمة التي بعده.</translation>
    </message>
    <message>
      <source>the record type “{name}” stands twice</source>
      <translation>ورد نوع السجل «{name}» مرتين</translation>
    </message>
    <message>
      <source>the row has no text in “{column}”.</source>
      <translation>ليس في الصف نص في «{column}».</translation>
    </message>
    <message>
      <source>the row has {cells} cells and the header {header}. A cell that holds {delimiter} or a line end needs quotes.</source>
      <translation>في الصف {cells} من الخلايا وفي صف العناوين {header}. الخلية التي فيها {delimiter} أو نهاية سطر تحتاج إلى علامتي اقتباس.</translation>
    </message>
    <message>
      <source>the row has {cells} cells of annotations, but the head declares {declared}.</source>
      <translation>في الصف {cells} من خلايا التعليقات، ويعلن الرأس {declared}.</translation>
    </message>
    <message>
      <source>the row has {there} of {wanted} cells of annotations; it breaks off.</source>
      <translation>في الصف {there} من {wanted} من خلايا التعليقات؛ فهو منقطع.</translation>
    </message>
    <message>
      <source>the row lacks its document, its code or its words.</source>
      <translation>ينقص الصف مستنده أو رمزه أو كلماته.</translation>
    </message>
    <message>
      <source>the row opens a quote that is not closed before the cell grows beyond all bounds.</source>
      <translation>يفتح الصف علامة اقتباس لا تُغلق قبل أن تتجاوز الخلية كل حد.</translation>
    </message>
    <message>
      <source>the row opens a quote that is not closed; everything after it was left out.</source>
      <translation>يفتح الصف علامة اقتباس لا تُغلق؛ تُرك كل ما بعدها.</translation>
    </message>
    <message>
      <source>the sentence begins at {start}, but the text before it goes to {end}.</source>
      <translation>تبدأ الجملة عند {start}، والنص قبلها يمتد إلى {end}.</translation>
    </message>
    <message>
      <source>the sofa has no sofaID.</source>
      <translation>الـsofa بلا sofaID.</translation>
    </message>
    <message>
      <source>the structure: it is for analysis, and its coding cannot be imported again</source>
      <translation>البنية: فهي للتحليل، ولا يمكن استيراد ترميزها من جديد</translation>
    </message>
    <message>
      <source>the table has a header but no row.</source>
      <translation>في الجدول صف عناوين ولا صفوف بعده.</translation>
    </message>
    <message>
      <source>the text is empty.</source>
      <translation>النص فارغ.</translation>
    </message>
    <message>
      <source>the text is the error {error}.</source>
      <translation>النص هو الخطأ {error}.</translation>
    </message>
    <message>
      <source>the text of {name} is empty.</source>
      <translation>نص {name} فارغ.</translation>
    </message>
    <message>
      <source>the text of “{title}” was corrected here and there, each time in another way. The project's stays.</source>
      <translation>صُحّح نص «{title}» هنا وهناك، كل مرة بطريقة أخرى. يبقى نص المشروع.</translation>
    </message>
    <message numerus="yes">
      <source>the text of “{title}” was corrected there, but {count:,} records of the project would lose their words. The project's text stays.</source>
      <translation>
        <numerusform>صُحّح نص «{title}» هناك، دون أن تفقد سجلات من المشروع كلماتها ({count:,}). يبقى نص المشروع.</numerusform>
        <numerusform>صُحّح نص «{title}» هناك، لكن سجلًا من المشروع سيفقد كلماته. يبقى نص المشروع.</numerusform>
        <numerusform>صُحّح نص «{title}» هناك، لكن سجلين من المشروع سيفقدان كلماتهما. يبقى نص المشروع.</numerusform>
        <numerusform>صُحّح نص «{title}» هناك، لكن {count:,} سجلات من المشروع ستفقد كلماتها. يبقى نص المشروع.</numerusform>
        <numerusform>صُحّح نص «{title}» هناك، لكن {count:,} سجلًا من المشروع ستفقد كلماتها. يبقى نص المشروع.</numerusform>
        <numerusform>صُحّح نص «{title}» هناك، لكن {count:,} سجل من المشروع ستفقد كلماتها. يبقى نص المشروع.</numerusform>
      </translation>
    </message>
    <message>
      <source>the text of “{title}” was corrected there; the correction is taken.</source>
      <translation>صُحّح نص «{title}» هناك؛ وأُخذ التصحيح.</translation>
    </message>
    <message>
      <source>the texts, and with them what cannot be restored of them: abstracts and the like among the metadata; imported together with the texts it is the whole project again</source>
      <translation>النصوص، ومعها ما لا يُستعاد منها: الملخصات وما شابهها في البيانات الوصفية؛ وإذا استُوردت مع النصوص عاد المشروع كاملًا</translation>
    </message>
    <message>
      <source>the token at {token} begins before the one above it ends, at {end}.</source>
      <translation>تبدأ الكلمة في {token} قبل أن تنتهي التي فوقها عند {end}.</translation>
    </message>
    <message>
      <source>the token has no form.</source>
      <translation>ليس للكلمة صورة.</translation>
    </message>
    <message>
      <source>the token is number {id}, and should be number {expected}.</source>
      <translation>رقم الكلمة {id}، وينبغي أن يكون {expected}.</translation>
    </message>
    <message>
      <source>the type system declares no feature “{feature}” of {type}.</source>
      <translation>نظام الأنواع لا يعلن عن سمة “{feature}” من {type}.</translation>
    </message>
    <message>
      <source>the type {type} is not known: the type system {file} does not declare it.</source>
      <translation>النوع {type} غير معروف: نظام الأنواع {file} لا يعلن عنه.</translation>
    </message>
    <message>
      <source>the type {type} is not known: there is no type system. Put the TypeSystem.xml that was exported with it beside it or in the folder above.</source>
      <translation>النوع {type} غير معروف: لا يوجد نظام أنواع. ضع ملف TypeSystem.xml الذي صُدّر معه بجانبه أو في المجلد الأعلى.</translation>
    </message>
    <message>
      <source>the words of this {type} are not in the project's text of “{title}”. It was left out.</source>
      <translation>كلمات هذا السجل ({type}) ليست في نص «{title}» في المشروع، فتُرك.</translation>
    </message>
    <message>
      <source>the words that it is made of are lost</source>
      <translation>الكلمات التي يتكون منها مفقودة</translation>
    </message>
    <message>
      <source>the workbook has no sheet with cells.</source>
      <translation>ليس في المصنف ورقة فيها خلايا.</translation>
    </message>
    <message>
      <source>the {kind} field “{field}” has choices</source>
      <translation>للحقل «{field}» من نوع {kind} خيارات</translation>
    </message>
    <message>
      <source>the {kind} field “{field}” lacks choices</source>
      <translation>ليس للحقل «{field}» من نوع {kind} خيارات</translation>
    </message>
    <message>
      <source>there are no texts in it.</source>
      <translation>ليس فيه نصوص.</translation>
    </message>
    <message>
      <source>there is no article in it.</source>
      <translation>ليس فيه مقالة.</translation>
    </message>
    <message>
      <source>there is no code in it.</source>
      <translation>ليس فيه رمز.</translation>
    </message>
    <message>
      <source>there is no encoding “{name}”. Those of news are: {known}.</source>
      <translation>لا يوجد ترميز محارف باسم «{name}». والمستعمل منها في الأخبار: {known}.</translation>
    </message>
    <message>
      <source>there is no entity {id} in this text.</source>
      <translation>ليس في هذا النص الكيان {id}.</translation>
    </message>
    <message>
      <source>there is no page in it.</source>
      <translation>ليس فيه صفحة.</translation>
    </message>
    <message>
      <source>there is no such file or folder.</source>
      <translation>لا يوجد ملف أو مجلد كهذا.</translation>
    </message>
    <message>
      <source>there is no text beside it. It belongs to a file {name}{suffix}.</source>
      <translation>ليس بجانبه نص. هو تابع لملف {name}{suffix}.</translation>
    </message>
    <message>
      <source>there is no text in it.</source>
      <translation>ليس فيه نص.</translation>
    </message>
    <message>
      <source>there is no text in it. If it holds pictures of text, copy the text out first.</source>
      <translation>ليس فيه نص. إن كانت فيه صور نصوص، فانسخ النص منها أولًا.</translation>
    </message>
    <message>
      <source>there is no text in it. Put an article into it or leave it out.</source>
      <translation>ليس فيه نص. ضع فيه مقالة أو اتركه.</translation>
    </message>
    <message>
      <source>there is no text in it: perhaps its pages are pictures.</source>
      <translation>ليس فيه نص: لعل صفحاته صور.</translation>
    </message>
    <message>
      <source>there is no “data” with a text.</source>
      <translation>ليس فيه «data» بنص.</translation>
    </message>
    <message>
      <source>there is no “text”.</source>
      <translation>ليس فيه «text».</translation>
    </message>
    <message>
      <source>there may be more: SQLite stops after {count:,}</source>
      <translation>قد يكون هناك المزيد: يتوقف SQLite بعد {count:,}</translation>
    </message>
    <message>
      <source>these are no labels.</source>
      <translation>ليست هذه تسميات.</translation>
    </message>
    <message>
      <source>this kind of file cannot be read. It can be one of {extensions}; if it is, but is named otherwise, say so with --format.</source>
      <translation>لا يمكن قراءة هذا النوع من الملفات. يُقرأ ما كان من {extensions}؛ فإن كان كذلك واسمه غير ذلك، فاذكره بالخيار --format.</translation>
    </message>
    <message>
      <source>this page is damaged. Get the file once more from where it came from.</source>
      <translation>هذه الصفحة تالفة. احصل على الملف مرة أخرى من مصدره.</translation>
    </message>
    <message>
      <source>this {type} differs from the project's, which stays as it is.</source>
      <translation>هذا السجل ({type}) يختلف عن نظيره في المشروع، الذي يبقى كما هو.</translation>
    </message>
    <message>
      <source>title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>undoes change {seq}, which it cannot</source>
      <translation>يتراجع عن التغيير {seq}، ولا يمكنه ذلك</translation>
    </message>
    <message>
      <source>value in a chain</source>
      <translation>قيمة في سلسلة</translation>
    </message>
    <message>
      <source>was taken from a page that held it once; it may be older</source>
      <translation>أُخذ من صفحة كان فيها يومًا؛ وقد يكون أقدم</translation>
    </message>
    <message>
      <source>what can be saved of it is not known: {reason}</source>
      <translation>لا يُعرف ما يمكن إنقاذه منه: {reason}</translation>
    </message>
    <message>
      <source>what its pages repeat at head and foot was left out: {shown}.</source>
      <translation>تُرك ما تكرّره صفحاته في الرأس والذيل: {shown}.</translation>
    </message>
    <message>
      <source>what the project remembers</source>
      <translation>ما يتذكره المشروع</translation>
    </message>
    <message>
      <source>what the project says of its articles stays where the file says something else: {shown}.</source>
      <translation>يبقى ما يقوله المشروع عن مقالاته حيث يقول الملف غيره: {shown}.</translation>
    </message>
    <message>
      <source>whether the article “{title}” is relevant stays as in the project; the file says otherwise.</source>
      <translation>يبقى كون المقال «{title}» ذا صلة كما في المشروع؛ والملف يقول غيره.</translation>
    </message>
    <message>
      <source>working notes, flags, other metadata and the codebook; marks and comments are for reading, and only the text is imported again</source>
      <translation>ملاحظات العمل والعلامات وباقي البيانات الوصفية ودليل الترميز؛ فعلامات النص والتعليقات للقراءة، ولا يُستورد من جديد إلا النص</translation>
    </message>
    <message>
      <source>working notes, flags, other metadata and the codebook; marks and records are for reading, and only the text is imported again</source>
      <translation>ملاحظات العمل والعلامات وباقي البيانات الوصفية ودليل الترميز؛ فعلامات النص والسجلات للقراءة، ولا يُستورد من جديد إلا النص</translation>
    </message>
    <message>
      <source>working notes, flags, other metadata, times and most of the codebook; it is for reading and printing and cannot be imported</source>
      <translation>ملاحظات العمل والعلامات وباقي البيانات الوصفية والأوقات ومعظم دليل الترميز؛ فهو للقراءة والطباعة ولا يمكن استيراده</translation>
    </message>
    <message numerus="yes">
      <source>{count:,} annotations cover no text, are kept with the articles, and written again as WebAnno TSV.</source>
      <translation>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
        <numerusform>شروح لا تغطي نصًا، حُفظت مع المقالات وتُكتب ثانيةً بصيغة WebAnno TSV: {count:,}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} cells hold errors instead of a value, such as {error} in {place}; they were taken as empty.</source>
      <translation>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
        <numerusform>خلايا فيها خطأ بدل القيمة: {count:,}، مثل {error} في {place}؛ عُدّت فارغة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} cells were cut: Excel holds {most:,} characters in a cell. The whole text is in an export as json or csv.</source>
      <translation>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
        <numerusform>خلايا قُصّت: {count:,}؛ فخلية Excel تسع {most:,} حرفًا. والنص كامل في تصدير json أو csv.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} dates were not understood and kept as metadata, such as {example}; write them as 2017-02-19.</source>
      <translation>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
        <numerusform>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} events have a trigger of other words than the role of the same meaning, whose words were taken: {example}.</source>
      <translation>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
        <numerusform>أحداث لها باعث بكلمات غير كلمات الدور الذي بمعناه، وأُخذت كلمات الدور: {count:,}؛ {example}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} files are not named by the pattern “{pattern}”, such as {example}; their names say nothing of their articles.</source>
      <translation>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
        <numerusform>ملفات ليس اسمها على النمط «{pattern}»: {count:,}، مثل {example}؛ فلا تقول أسماؤها شيئًا عن مقالاتها.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} more articles were left out for such reasons.</source>
      <translation>
        <numerusform>تُركت {count:,} مقالة أخرى لأسباب كهذه.</numerusform>
        <numerusform>تُركت مقالة أخرى لسبب كهذا.</numerusform>
        <numerusform>تُركت مقالتان أخريان لأسباب كهذه.</numerusform>
        <numerusform>تُركت {count:,} مقالات أخرى لأسباب كهذه.</numerusform>
        <numerusform>تُركت {count:,} مقالةً أخرى لأسباب كهذه.</numerusform>
        <numerusform>تُركت {count:,} مقالة أخرى لأسباب كهذه.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} more rows were left out for such reasons.</source>
      <translation>
        <numerusform>تُرك {count:,} صف آخر لأسباب كهذه.</numerusform>
        <numerusform>تُرك صف آخر لسبب كهذا.</numerusform>
        <numerusform>تُرك صفان آخران لأسباب كهذه.</numerusform>
        <numerusform>تُركت {count:,} صفوف أخرى لأسباب كهذه.</numerusform>
        <numerusform>تُرك {count:,} صفًا آخر لأسباب كهذه.</numerusform>
        <numerusform>تُرك {count:,} صف آخر لأسباب كهذه.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} objects in other lists left out.</source>
      <translation>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
        <numerusform>كائنات في قوائم أخرى تُركت: {count:,}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} of its {total:,} addresses belong to no file beside it; nothing is fetched. A line “NAME ADDRESS” says which file one belongs to.</source>
      <translation>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
        <numerusform>عناوين فيه لا تخص ملفًا بجواره: {count:,} من {total:,}؛ ولا يُجلب شيء. يذكر سطر «NAME ADDRESS» الملف الذي يخصه العنوان.</numerusform>
      </translation>
    </message>
    <message>
      <source>{count:,} of the dates were not understood and kept as metadata, such as {example}; write them as 2017-02-19.</source>
      <translation>تواريخ لم تُفهم وحُفظت بين البيانات الوصفية: {count:,}، مثل {example}؛ اكتبها هكذا 2017-02-19.</translation>
    </message>
    <message>
      <source>{count:,} of the kind “{kind}”</source>
      <translation>{count:,} من النوع «{kind}»</translation>
    </message>
    <message numerus="yes">
      <source>{count:,} other files in the folder left out: {shown}.</source>
      <translation>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
        <numerusform>ملفات أخرى في المجلد تُركت ({count:,}): {shown}.</numerusform>
      </translation>
    </message>
    <message>
      <source>{count:,} rows do not lead to their article: Excel holds only so many links in a sheet.</source>
      <translation>صفوف لا تقود إلى مقالها: {count:,}؛ فعدد الروابط في ورقة Excel محدود.</translation>
    </message>
    <message numerus="yes">
      <source>{count:,} texts are cut short by the service that gave them (“[+… chars]” stands at the end).</source>
      <translation>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
        <numerusform>نصوص بترتها الخدمة التي أعطتها («[+… chars]» في آخرها): {count:,}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} texts were HTML, which was taken out.</source>
      <translation>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
        <numerusform>نصوص كانت HTML ونُزع: {count:,}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count:,} values stand only in annotator.jsonl beside the files: standoff has no attributes with line ends or of more than {most} characters.</source>
      <translation>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
        <numerusform>قيم لا تقف إلا في annotator.jsonl بجوار الملفات: {count:,}؛ فليس في standoff سمات فيها نهايات أسطر أو أطول من {most} حرفًا.</numerusform>
      </translation>
    </message>
    <message>
      <source>{count:,} × {file}, with which the annotators began, left out.</source>
      <translation>تُرك {file} الذي بدأ منه الشارحون: {count:,}.</translation>
    </message>
    <message>
      <source>{count:,} × {what}: not in the TSV files, only in annotator.jsonl.</source>
      <translation>{count:,} × {what}: ليس في ملفات TSV بل في annotator.jsonl وحده.</translation>
    </message>
    <message numerus="yes">
      <source>{count} PDFs without a text</source>
      <translation>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
        <numerusform>ملفات PDF بلا نص: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} annotations are about the page as a whole and became no record; the article's metadata has what was said.</source>
      <translation>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
        <numerusform>شروح عن الصفحة كلها لم تصبح سجلات: {count}؛ وما قيل في البيانات الوصفية للمقال.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} annotations without a place in the text: kept in the article’s metadata with the reason, as “unplaced” of “{name}”.</source>
      <translation>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
        <numerusform>شروح بلا موضع في النص: {count}؛ حُفظت في البيانات الوصفية للمقال مع السبب، «unplaced» من «{name}».</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} articles are marked “{status}” by the provider; it stands in the metadata as pub_status.</source>
      <translation>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
        <numerusform>مقالات علّمها المزوّد «{status}»: {count}؛ وذلك في البيانات الوصفية باسم pub_status.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} characters of the texts that XML cannot hold written as U+FFFD; read again here, the text is as it was.</source>
      <translation>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
        <numerusform>محارف في النصوص لا يسعها XML كُتبت U+FFFD: {count}؛ وإذا قُرئ هنا ثانيةً عاد النص كما كان.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} characters of values and titles that XML cannot hold written as U+FFFD; annotator.jsonl has them as they are.</source>
      <translation>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
        <numerusform>محارف في القيم والعناوين لا يسعها XML كُتبت U+FFFD: {count}؛ وهي في annotator.jsonl كما هي.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} codings name codes that the codebook lacks.</source>
      <translation>
        <numerusform>يذكر {count} ترميز رموزًا ليست في دليل الترميز.</numerusform>
        <numerusform>يذكر ترميز واحد رمزًا ليس في دليل الترميز.</numerusform>
        <numerusform>يذكر ترميزان رموزًا ليست في دليل الترميز.</numerusform>
        <numerusform>تذكر {count} ترميزات رموزًا ليست في دليل الترميز.</numerusform>
        <numerusform>يذكر {count} ترميزًا رموزًا ليست في دليل الترميز.</numerusform>
        <numerusform>يذكر {count} ترميز رموزًا ليست في دليل الترميز.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} codings name codes that the project lacks.</source>
      <translation>
        <numerusform>يذكر {count} ترميز رموزًا ليست في المشروع.</numerusform>
        <numerusform>يذكر ترميز واحد رمزًا ليس في المشروع.</numerusform>
        <numerusform>يذكر ترميزان رموزًا ليست في المشروع.</numerusform>
        <numerusform>تذكر {count} ترميزات رموزًا ليست في المشروع.</numerusform>
        <numerusform>يذكر {count} ترميزًا رموزًا ليست في المشروع.</numerusform>
        <numerusform>يذكر {count} ترميز رموزًا ليست في المشروع.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} codings of a place in a page, picture or recording</source>
      <translation>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
        <numerusform>ترميزات لموضع في صفحة أو صورة أو تسجيل: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} codings say other words than stand in the text there, and so may be out of place: {names}.</source>
      <translation>
        <numerusform>يذكر {count} ترميز كلمات غير التي في النص هناك، فربما كان في غير موضعه: {names}.</numerusform>
        <numerusform>يذكر ترميز واحد كلمات غير التي في النص هناك، فربما كان في غير موضعه: {names}.</numerusform>
        <numerusform>يذكر ترميزان كلمات غير التي في النص هناك، فربما كانا في غير موضعهما: {names}.</numerusform>
        <numerusform>تذكر {count} ترميزات كلمات غير التي في النص هناك، فربما كانت في غير موضعها: {names}.</numerusform>
        <numerusform>يذكر {count} ترميزًا كلمات غير التي في النص هناك، فربما كانت في غير موضعها: {names}.</numerusform>
        <numerusform>يذكر {count} ترميز كلمات غير التي في النص هناك، فربما كان في غير موضعه: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} comments in it left out.</source>
      <translation>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
        <numerusform>تعليقات فيه تُركت: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} descriptions of the project</source>
      <translation>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
        <numerusform>أوصاف للمشروع: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} entries of the metadata are no single value; Annotator alone reads that again.</source>
      <translation>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
        <numerusform>بيانات وصفية ليست قيمة مفردة: {count}؛ ولا يقرؤها ثانيةً إلا Annotator.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} graphs</source>
      <translation>
        <numerusform>مخططات: {count}</numerusform>
        <numerusform>مخططات: {count}</numerusform>
        <numerusform>مخططات: {count}</numerusform>
        <numerusform>مخططات: {count}</numerusform>
        <numerusform>مخططات: {count}</numerusform>
        <numerusform>مخططات: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} groups of codes</source>
      <translation>
        <numerusform>مجموعات رموز: {count}</numerusform>
        <numerusform>مجموعات رموز: {count}</numerusform>
        <numerusform>مجموعات رموز: {count}</numerusform>
        <numerusform>مجموعات رموز: {count}</numerusform>
        <numerusform>مجموعات رموز: {count}</numerusform>
        <numerusform>مجموعات رموز: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} groups of codes or memos</source>
      <translation>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
        <numerusform>مجموعات رموز أو مذكرات: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} groups of records are not decided yet.</source>
      <translation>
        <numerusform>لم يُبتّ بعد في ⁨{count}⁩ مجموعة من السجلات.</numerusform>
        <numerusform>لم يُبتّ بعد في مجموعة واحدة من السجلات.</numerusform>
        <numerusform>لم يُبتّ بعد في مجموعتين من السجلات.</numerusform>
        <numerusform>لم يُبتّ بعد في ⁨{count}⁩ مجموعات من السجلات.</numerusform>
        <numerusform>لم يُبتّ بعد في ⁨{count}⁩ مجموعة من السجلات.</numerusform>
        <numerusform>لم يُبتّ بعد في ⁨{count}⁩ مجموعة من السجلات.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} highlights have no place in the text: {names}.</source>
      <translation>
        <numerusform>ليس في النص موضع لـ {count} تظليل: {names}.</numerusform>
        <numerusform>ليس في النص موضع لتظليل واحد: {names}.</numerusform>
        <numerusform>ليس في النص موضع لتظليلين: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} تظليلات: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} تظليلًا: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} تظليل: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} links between records of different articles or coders in annotator.jsonl only.</source>
      <translation>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>روابط بين سجلات مقالات أو مرمّزين مختلفين، في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} links to folders not followed.</source>
      <translation>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
        <numerusform>روابط إلى مجلدات لم تُتبع: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} memos on none of the texts</source>
      <translation>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
        <numerusform>مذكرات ليست على أي نص: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} passages have no place in the text: {names}.</source>
      <translation>
        <numerusform>ليس في النص موضع لـ {count} مقطع: {names}.</numerusform>
        <numerusform>ليس في النص موضع لمقطع واحد: {names}.</numerusform>
        <numerusform>ليس في النص موضع لمقطعين: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} مقاطع: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} مقطعًا: {names}.</numerusform>
        <numerusform>ليس في النص موضع لـ {count} مقطع: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} passages that a case points at</source>
      <translation>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
        <numerusform>مقاطع تشير إليها حالة: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pictures without a text</source>
      <translation>
        <numerusform>صور بلا نص: {count}</numerusform>
        <numerusform>صور بلا نص: {count}</numerusform>
        <numerusform>صور بلا نص: {count}</numerusform>
        <numerusform>صور بلا نص: {count}</numerusform>
        <numerusform>صور بلا نص: {count}</numerusform>
        <numerusform>صور بلا نص: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pieces of evidence of no record left out.</source>
      <translation>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
        <numerusform>أدلة لا سجل لها تُركت: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} places have lost their words, and nobody has decided what becomes of them. Decide each, or leave the text as it is.</source>
      <translation>
        <numerusform>فقد {count} موضع كلماته، ولم يقرر أحد مصيره. قرّر في كل موضع، أو اترك النص كما هو.</numerusform>
        <numerusform>فقد موضع واحد كلماته، ولم يقرر أحد مصيره. قرّر فيه، أو اترك النص كما هو.</numerusform>
        <numerusform>فقد موضعان كلماتهما، ولم يقرر أحد مصيرهما. قرّر في كل موضع، أو اترك النص كما هو.</numerusform>
        <numerusform>فقدت {count} مواضع كلماتها، ولم يقرر أحد مصيرها. قرّر في كل موضع، أو اترك النص كما هو.</numerusform>
        <numerusform>فقد {count} موضعًا كلماته، ولم يقرر أحد مصيره. قرّر في كل موضع، أو اترك النص كما هو.</numerusform>
        <numerusform>فقد {count} موضع كلماته، ولم يقرر أحد مصيره. قرّر في كل موضع، أو اترك النص كما هو.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} places were found by the words that were marked.</source>
      <translation>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
        <numerusform>مواضع عُثر عليها بالكلمات المعلّمة: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings without a text</source>
      <translation>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
        <numerusform>تسجيلات بلا نص: {count}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records are in several pieces, which tags cannot say: are kept in annotator.jsonl only.</source>
      <translation>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات من عدة قطع لا تستطيع الوسوم قولها، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records begin or end within a word or in white space, which tags cannot say: are kept in annotator.jsonl only.</source>
      <translation>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تبدأ أو تنتهي داخل كلمة أو في فراغ ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records go on over the end of a sentence, which tags cannot say: are kept in annotator.jsonl only.</source>
      <translation>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتجاوز نهاية الجملة ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records have labels that no tag can be, which tags cannot say: are kept in annotator.jsonl only.</source>
      <translation>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات لها تسميات لا تصلح وسمًا، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} records overlap others, which tags cannot say: are kept in annotator.jsonl only.</source>
      <translation>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>سجلات تتداخل مع غيرها ولا تستطيع الوسوم قول ذلك، حُفظت في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} references from one view’s annotations to another’s left out.</source>
      <translation>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
        <numerusform>إشارات من شروح عرض إلى شروح آخر تُركت: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} references to what is no longer there left out.</source>
      <translation>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
        <numerusform>إشارات إلى ما لم يعد موجودًا تُركت: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} rows of {table} are searched by words that they do not hold. Nothing is lost: make it anew with annotator check --rebuild-search</source>
      <translation>
        <numerusform>لا صفوف في {table} يُبحث عنها بكلمات ليست فيها ({count}). أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
        <numerusform>صف واحد ({count}) في {table} يُبحث عنه بكلمات ليست فيه. لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
        <numerusform>صفان ({count}) في {table} يُبحث عنهما بكلمات ليست فيهما. لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
        <numerusform>{count} صفوف في {table} يُبحث عنها بكلمات ليست فيها. لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
        <numerusform>{count} صفًا في {table} يُبحث عنها بكلمات ليست فيها. لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
        <numerusform>{count} صف في {table} يُبحث عنها بكلمات ليست فيها. لم يُفقد شيء: أنشئه من جديد بالأمر annotator check --rebuild-search</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} segments are of the document “{document}”, whose text does not lie beside.</source>
      <translation>
        <numerusform>‏{count} مقطع من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
        <numerusform>مقطع واحد من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
        <numerusform>مقطعان من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
        <numerusform>‏{count} مقاطع من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
        <numerusform>‏{count} مقطعًا من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
        <numerusform>‏{count} مقطع من المستند «{document}» الذي لا يوجد نصه بجانبه.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} sentences are not made of its tokens as “# text” says; the tokens were taken.</source>
      <translation>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
        <numerusform>جمل ليست من كلماتها كما يقول «# text»: {count}؛ أُخذت الكلمات.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} values have no code and stand in the description of its passage.</source>
      <translation>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
        <numerusform>قيم بلا رمز تقف في وصف مقطعها: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} values of annotations of UIMA’s own types, which take none, in annotator.jsonl only.</source>
      <translation>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم لشروح من أنواع UIMA نفسها التي لا تقبلها، في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} values that lead to a record of another file are in annotator.jsonl only.</source>
      <translation>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
        <numerusform>قيم تقود إلى سجل في ملف آخر، في annotator.jsonl وحده: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} values written to a feature of a new name, because that of its own holds something else.</source>
      <translation>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
        <numerusform>قيم كُتبت في خاصية باسم جديد لأن خاصيتها تحمل شيئًا آخر: {count}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} views without a text left out.</source>
      <translation>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
        <numerusform>عروض بلا نص تُركت: {count}.</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} × {kind}</source>
      <translation>{count} × {kind}</translation>
    </message>
    <message>
      <source>{feature} names {id}, which is a sofa.</source>
      <translation>‏{feature} يذكر {id} وهذا sofa.</translation>
    </message>
    <message>
      <source>{feature} names {id}, which is no sofa.</source>
      <translation>‏{feature} يذكر {id} وليس هذا sofa.</translation>
    </message>
    <message>
      <source>{feature} names {id}, which is not in the file.</source>
      <translation>‏{feature} يذكر {id} وليس هذا في الملف.</translation>
    </message>
    <message>
      <source>{file} cannot be moved to {folder}: {reason}.</source>
      <translation>‏لا يمكن نقل {file} إلى {folder}: {reason}.</translation>
    </message>
    <message>
      <source>{file}, line {line}: {note}</source>
      <translation>{file}، السطر {line}: {note}</translation>
    </message>
    <message>
      <source>{file}, {place}: {reason}</source>
      <translation>‏⁨{file}⁩، ⁨{place}⁩: ⁨{reason}⁩</translation>
    </message>
    <message>
      <source>{file}: {note}</source>
      <translation>{file}: {note}</translation>
    </message>
    <message>
      <source>{file}: {reason}</source>
      <translation>‏{file}: {reason}</translation>
    </message>
    <message>
      <source>{first} or {second}</source>
      <translation>{first} أو {second}</translation>
    </message>
    <message>
      <source>{first}; {second}</source>
      <translation>‏⁨{first}⁩؛ ⁨{second}⁩</translation>
    </message>
    <message>
      <source>{found:,} of {expected:,} ops of {changes:,} changes arrived</source>
      <translation>وصل {found:,} من {expected:,} عملية في {changes:,} تغيير</translation>
    </message>
    <message>
      <source>{kind} {name}</source>
      <translation>{kind} {name}</translation>
    </message>
    <message>
      <source>{label} {count:,}</source>
      <translation>{label} {count:,}</translation>
    </message>
    <message>
      <source>{layer} is declared twice.</source>
      <translation>‏{layer} معلنة مرتين.</translation>
    </message>
    <message numerus="yes">
      <source>{names} and {count} more</source>
      <translation>
        <numerusform>‏{names} و{count} غيرها</numerusform>
        <numerusform>‏{names} وآخر غيرها</numerusform>
        <numerusform>‏{names} واثنان غيرها</numerusform>
        <numerusform>‏{names} و{count} غيرها</numerusform>
        <numerusform>‏{names} و{count} غيرها</numerusform>
        <numerusform>‏{names} و{count} غيرها</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} has retired and is assigned nothing any more.</source>
      <translation>‏{name} تقاعد ولا يُسند إليه شيء بعد.</translation>
    </message>
    <message>
      <source>{name} has retired: bring them back first, or hand out to somebody else.</source>
      <translation>تقاعد {name}: أعده أولًا، أو سلّم لغيره.</translation>
    </message>
    <message>
      <source>{name} marks no text, and is kept as it is.</source>
      <translation>لا يعلّم {name} نصًا، وحُفظ كما هو.</translation>
    </message>
    <message>
      <source>{name} should lead from one annotation to another.</source>
      <translation>ينبغي أن يقود {name} من تعليق توضيحي إلى آخر.</translation>
    </message>
    <message>
      <source>{name} stands twice, the same each time.</source>
      <translation>يرد {name} مرتين بالصورة نفسها.</translation>
    </message>
    <message>
      <source>{name} stands twice.</source>
      <translation>ورد {name} مرتين.</translation>
    </message>
    <message>
      <source>{offsets} are no offsets: the end is first.</source>
      <translation>ليست {offsets} مواضع: النهاية قبل البداية.</translation>
    </message>
    <message>
      <source>{out} is a project, or named like one. Give the export a name of its own; for a copy of the project make a backup.</source>
      <translation>‏{out} مشروع، أو اسمه كاسم مشروع. أعط التصدير اسمًا خاصًا به؛ ولنسخ المشروع أنشئ نسخة احتياطية.</translation>
    </message>
    <message>
      <source>{part}, {place}</source>
      <translation>‏⁨{part}⁩، ⁨{place}⁩</translation>
    </message>
    <message>
      <source>{path} cannot be replaced. Name a folder to write to.</source>
      <translation>لا يمكن استبدال {path}. سمِّ مجلدًا للكتابة فيه.</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}.</source>
      <translation>لا يمكن الكتابة في {path}: {reason}.</translation>
    </message>
    <message>
      <source>{path} is a device or a pipe. Name a file to write to.</source>
      <translation>‏{path} جهاز أو أنبوب. سمِّ ملفًا للكتابة فيه.</translation>
    </message>
    <message>
      <source>{path} is a file. Name a folder to write to.</source>
      <translation>‏{path} ملف. سمِّ مجلدًا للكتابة فيه.</translation>
    </message>
    <message>
      <source>{path} is a folder. Name a file to write to.</source>
      <translation>‏{path} مجلد. سمِّ ملفًا للكتابة فيه.</translation>
    </message>
    <message>
      <source>{path} is not an ordinary file. Choose another name.</source>
      <translation>‏{path} ليس ملفًا عاديًا. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>{path} is not from an export, and this one has a file of that name. Nothing was written: move it away, or name another folder.</source>
      <translation>‏{path} ليس من تصدير، وفي هذا التصدير ملف بالاسم نفسه. لم يُكتب شيء: انقله، أو سمِّ مجلدًا آخر.</translation>
    </message>
    <message>
      <source>{place} cannot be made: {reason}.</source>
      <translation>لا يمكن إنشاء {place}: {reason}.</translation>
    </message>
    <message>
      <source>{place} cannot be read: you have no right to.</source>
      <translation>لا يمكن قراءة {place}: ليس لك حق في ذلك.</translation>
    </message>
    <message>
      <source>{place} exists already. Choose another name, or open it.</source>
      <translation>‏{place} موجود من قبل. اختر اسمًا آخر، أو افتحه.</translation>
    </message>
    <message>
      <source>{place} exists already. Choose another name, or replace it.</source>
      <translation>‏{place} موجود من قبل. اختر اسمًا آخر، أو استبدله.</translation>
    </message>
    <message>
      <source>{place} exists already. Choose another name.</source>
      <translation>‏{place} موجود من قبل. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>{place} holds SQL that Annotator did not put there: {names}. It was not opened, for SQL in a project can change or delete what it holds. Ask whoever gave you the file for an export as JSON, or restore a backup.</source>
      <translation>في {place} أوامر SQL لم يضعها Annotator: {names}. لم يُفتح، فأوامر SQL في مشروع يمكن أن تغيّر ما فيه أو تحذفه. اطلب ممن أعطاك الملف تصديرًا بصيغة JSON، أو استعد نسخة احتياطية.</translation>
    </message>
    <message>
      <source>{place} holds, or would have to hold, a value larger than {most:,.0f} MB, such as the text of an article. It is not read or written; a text that long has to be cut into parts.</source>
      <translation>في {place}، أو سيكون فيه، قيمة أكبر من {most:,.0f} ميغابايت، كنص مقالة. لا تُقرأ ولا تُكتب؛ يجب تقسيم نص بهذا الطول إلى أجزاء.</translation>
    </message>
    <message>
      <source>{place} is a folder, not a project file (NAME.annotator).</source>
      <translation>‏{place} مجلد وليس ملف مشروع (NAME.annotator).</translation>
    </message>
    <message>
      <source>{place} is damaged: {reason}. Nothing was written. {advice}</source>
      <translation>‏{place} تالف: {reason}. لم يُكتب شيء. {advice}</translation>
    </message>
    <message>
      <source>{place} is not an Annotator project, or its beginning is destroyed. It was left untouched. If it was a project: {advice}</source>
      <translation>‏{place} ليس مشروع Annotator، أو تلفت بدايته. تُرك كما هو. إن كان مشروعًا: {advice}</translation>
    </message>
    <message>
      <source>{place} is not an Annotator project. It was left untouched.</source>
      <translation>‏{place} ليس مشروعًا من مشاريع Annotator. تُرك كما هو.</translation>
    </message>
    <message>
      <source>{place} is read-only, or its folder is: it is of an older version of Annotator, and must be brought up to date. To work on it, copy it to a folder of your own.</source>
      <translation>‏{place} للقراءة فقط، أو أن مجلده كذلك: وهو من إصدار أقدم من Annotator ولا بد من تحديثه. للعمل عليه انسخه إلى مجلد لك.</translation>
    </message>
    <message>
      <source>{place} is read-only, or its folder is: nothing was written. To work on it, copy it to a folder of your own.</source>
      <translation>‏{place} للقراءة فقط، أو أن مجلده كذلك: لم يُكتب شيء. للعمل عليه انسخه إلى مجلد لك.</translation>
    </message>
    <message>
      <source>{place} was deleted while it was open. {remains} Nothing more is written here, and what lies there now was left as it is.</source>
      <translation>حُذف {place} وهو مفتوح. {remains} لن يُكتب هنا شيء بعد الآن، وما يوجد هناك الآن تُرك كما هو.</translation>
    </message>
    <message>
      <source>{place} was moved to {to} while it was open. Everything that was saved is in it. Nothing more is written here: open it where it is now.</source>
      <translation>نُقل {place} إلى {to} وهو مفتوح. كل ما حُفظ موجود فيه. لن يُكتب هنا شيء بعد الآن: افتحه حيث هو الآن.</translation>
    </message>
    <message>
      <source>{place} was moved while it was open. Everything that was saved is in it. Nothing more is written here: open it where it is now.</source>
      <translation>نُقل {place} وهو مفتوح. كل ما حُفظ موجود فيه. لن يُكتب هنا شيء بعد الآن: افتحه حيث هو الآن.</translation>
    </message>
    <message>
      <source>{place} was moved, deleted or replaced at this moment. Open it again.</source>
      <translation>نُقل {place} أو حُذف أو استُبدل في هذه اللحظة. افتحه من جديد.</translation>
    </message>
    <message>
      <source>{place} was replaced by another file while it was open. {remains} Nothing more is written here, and what lies there now was left as it is.</source>
      <translation>حلّ ملف آخر محل {place} وهو مفتوح. {remains} لن يُكتب هنا شيء بعد الآن، وما يوجد هناك الآن تُرك كما هو.</translation>
    </message>
    <message>
      <source>{place}: no such home is known. Name the whole path.</source>
      <translation>‏{place}: لا يُعرف مجلد منزل كهذا. سمِّ المسار كاملًا.</translation>
    </message>
    <message>
      <source>{place}: the database says: {reason}</source>
      <translation>‏⁨{place}⁩: تقول قاعدة البيانات: ⁨{reason}⁩</translation>
    </message>
    <message>
      <source>{place}: {path}</source>
      <translation>‏⁨{place}⁩: ⁨{path}⁩</translation>
    </message>
    <message>
      <source>{place}: {reason}</source>
      <translation>‏⁨{place}⁩: ⁨{reason}⁩</translation>
    </message>
    <message>
      <source>{reason} It imports others ({imports}), which are not followed: save it with all its types in one file.</source>
      <translation>‏{reason} وهو يستورد غيره ({imports}) ولا يُتبع ذلك: احفظه مع كل أنواعه في ملف واحد.</translation>
    </message>
    <message numerus="yes">
      <source>{reason} {count} other lines do not hold either.</source>
      <translation>
        <numerusform>‏{reason} وهناك {count} سطر آخر غير سليم.</numerusform>
        <numerusform>‏{reason} وهناك سطر آخر غير سليم.</numerusform>
        <numerusform>‏{reason} وهناك سطران آخران غير سليمين.</numerusform>
        <numerusform>‏{reason} وهناك {count} أسطر أخرى غير سليمة.</numerusform>
        <numerusform>‏{reason} وهناك {count} سطرًا آخر غير سليم.</numerusform>
        <numerusform>‏{reason} وهناك {count} سطر آخر غير سليم.</numerusform>
      </translation>
    </message>
    <message>
      <source>{reason}.</source>
      <translation>‏{reason}.</translation>
    </message>
    <message>
      <source>{remains} It could not be copied: {reason}.</source>
      <translation>‏{remains} لم يمكن نسخه: {reason}.</translation>
    </message>
    <message>
      <source>{row} is part of a token that is not there.</source>
      <translation>‏{row} جزء من كلمة غير موجودة.</translation>
    </message>
    <message>
      <source>{scheme} does not name a file. A project is a file's path or a PostgreSQL address, postgresql://user@host/database. Nothing was made.</source>
      <translation>‏{scheme} لا يسمي ملفًا. المشروع مسار ملف أو عنوان PostgreSQL، أي postgresql://user@host/database. لم يُنشأ شيء.</translation>
    </message>
    <message>
      <source>{shown} and {count:,} more</source>
      <translation>{shown} و{count:,} أخرى</translation>
    </message>
    <message>
      <source>{shown}; and {count:,} more</source>
      <translation>{shown}؛ و{count:,} أخرى</translation>
    </message>
    <message>
      <source>{source} cannot be copied to {target}: {reason}.</source>
      <translation>لا يمكن نسخ {source} إلى {target}: {reason}.</translation>
    </message>
    <message>
      <source>{start} is far beyond the text so far.</source>
      <translation>‏{start} بعيد جدًا عن نهاية النص حتى الآن.</translation>
    </message>
    <message>
      <source>{table} row {row}</source>
      <translation>{table}، الصف {row}</translation>
    </message>
    <message>
      <source>{text}</source>
      <translation>{text}</translation>
    </message>
    <message>
      <source>{text} holds a character that no text can hold, or its escape; no database stores it exactly.</source>
      <translation>في {text} محرف لا يحمله نص، أو رمز هروبه؛ ولا تخزّنه قاعدة بيانات بدقة.</translation>
    </message>
    <message>
      <source>{text} holds a lone surrogate, which no database stores. Nothing was written.</source>
      <translation>في {text} محرف بديل مفرد لا تخزّنه قاعدة بيانات. لم يُكتب شيء.</translation>
    </message>
    <message>
      <source>{type} cannot be a subtype of {base}: that has none, or is one of it.</source>
      <translation>‏{type} لا يمكن أن يكون نوعًا فرعيًا من {base}: ليس لذاك أنواع فرعية، أو هو نفسه متفرع من هذا.</translation>
    </message>
    <message>
      <source>{type} is one of UIMA’s own types, and declared differently.</source>
      <translation>‏{type} من أنواع UIMA نفسها، وقد أُعلن عنه على نحو مختلف.</translation>
    </message>
    <message>
      <source>“Look again” is yes or no, not “{text}”.</source>
      <translation>قيمة «إعادة النظر» نعم أو لا، لا «{text}».</translation>
    </message>
    <message>
      <source>“look again”</source>
      <translation>«إعادة النظر»</translation>
    </message>
    <message>
      <source>“{address}” is no address of a model: it begins with http:// or https:// and ends before /chat/completions, such as http://localhost:11434/v1.</source>
      <translation>‏«{address}» ليس عنوان نموذج: يبدأ العنوان بـ http:// أو https:// وينتهي قبل ‎/chat/completions، مثل http://localhost:11434/v1.</translation>
    </message>
    <message>
      <source>“{change}” cannot be redone. {reason}</source>
      <translation>لا يمكن إعادة «{change}». {reason}</translation>
    </message>
    <message>
      <source>“{change}” cannot be undone. {reason}</source>
      <translation>لا يمكن التراجع عن «{change}». {reason}</translation>
    </message>
    <message>
      <source>“{change}” changed nothing that could be undone.</source>
      <translation>لم يغيّر «{change}» شيئًا يمكن التراجع عنه.</translation>
    </message>
    <message>
      <source>“{character}” is missing</source>
      <translation>ينقص «{character}»</translation>
    </message>
    <message>
      <source>“{country}” is not a country’s code. Choose a country from the list, such as LBY for Libya, or leave it empty.</source>
      <translation>‏«{country}» ليس رمز بلد. اختر بلدًا من القائمة، مثل LBY لليبيا، أو اتركه فارغًا.</translation>
    </message>
    <message>
      <source>“{field}:” was searched for as a word. Where to search is chosen beside the line.</source>
      <translation>بُحث عن «{field}:» ككلمة. مكان البحث يُختار بجانب السطر.</translation>
    </message>
    <message>
      <source>“{field}” does not take actors.</source>
      <translation>لا يأخذ الحقل «{field}» فاعلين.</translation>
    </message>
    <message>
      <source>“{field}” has no choice “{text}”. Press Down to see what there is.</source>
      <translation>ليس في الحقل «{field}» خيار «{text}». اضغط السهم السفلي لترى الموجود.</translation>
    </message>
    <message>
      <source>“{field}” holds one value, not {count}.</source>
      <translation>يحمل الحقل «{field}» قيمة واحدة، لا {count}.</translation>
    </message>
    <message>
      <source>“{field}” is no field of its type and was left out</source>
      <translation>«{field}» ليس حقلًا في نوعه وتُرك</translation>
    </message>
    <message>
      <source>“{field}” leads to the record {id}, which does not exist</source>
      <translation>«{field}» يقود إلى السجل {id} وهو غير موجود</translation>
    </message>
    <message>
      <source>“{field}” led to a record that is lost</source>
      <translation>كان «{field}» يقود إلى سجل مفقود</translation>
    </message>
    <message>
      <source>“{field}” of “{type}” was coded</source>
      <translation>رُمّز الحقل «{field}» في «{type}»</translation>
    </message>
    <message>
      <source>“{field}” {takes}, not “{value}”.</source>
      <translation>الحقل «{field}» {takes}، لا «{value}».</translation>
    </message>
    <message>
      <source>“{field}”: “{text}” can mean {choices}. Name one of them.</source>
      <translation>الحقل «{field}»: قد يعني «{text}» أحد هذه: {choices}. سمِّ واحدًا منها.</translation>
    </message>
    <message>
      <source>“{id}” is no ID of a token.</source>
      <translation>‏«{id}» ليس معرّف كلمة.</translation>
    </message>
    <message>
      <source>“{id}” is no id: it takes 1 to 36 characters, no space or slash.</source>
      <translation>‏«{id}» ليس معرّفًا: المعرّف من 1 إلى 36 حرفًا بلا مسافة ولا شرطة مائلة.</translation>
    </message>
    <message>
      <source>“{key}” of a position is a count of characters from 0.</source>
      <translation>‏«{key}» في الموضع عدد حروف يبدأ من 0.</translation>
    </message>
    <message>
      <source>“{line}” is no row: those begin like “1-2⇥4-8⇥Haag”.</source>
      <translation>‏«{line}» ليس صفًا: تبدأ الصفوف هكذا «1-2⇥4-8⇥Haag».</translation>
    </message>
    <message numerus="yes">
      <source>“{name}” and “{into}” both finished {count:,} articles and coded them differently, such as {articles}. Nothing was merged. Adjudicate them, or let one of them take their statuses back first.</source>
      <translation>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” ⁨{count:,}⁩ مقالات ورمّزاها ترميزًا مختلفًا، مثل {articles}. لم يُدمج شيء. حكّموها، أو ليسحب أحدهما حالاته أولًا.</numerusform>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” مقالًا ورمّزاه ترميزًا مختلفًا: {articles}. لم يُدمج شيء. حكّموه، أو ليسحب أحدهما حالته أولًا.</numerusform>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” مقالين ({count:,}) ورمّزاها ترميزًا مختلفًا، مثل {articles}. لم يُدمج شيء. حكّموها، أو ليسحب أحدهما حالاته أولًا.</numerusform>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” ⁨{count:,}⁩ مقالات ورمّزاها ترميزًا مختلفًا، مثل {articles}. لم يُدمج شيء. حكّموها، أو ليسحب أحدهما حالاته أولًا.</numerusform>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” ⁨{count:,}⁩ مقالًا ورمّزاها ترميزًا مختلفًا، مثل {articles}. لم يُدمج شيء. حكّموها، أو ليسحب أحدهما حالاته أولًا.</numerusform>
        <numerusform>أنجز كلٌّ من “{name}” و“{into}” ⁨{count:,}⁩ مقال ورمّزاها ترميزًا مختلفًا، مثل {articles}. لم يُدمج شيء. حكّموها، أو ليسحب أحدهما حالاته أولًا.</numerusform>
      </translation>
    </message>
    <message>
      <source>“{name}” cannot be merged into “{name}”: choose two coders.</source>
      <translation>‏“{name}” لا يُدمج في “{name}”: اختر مرمّزين اثنين.</translation>
    </message>
    <message>
      <source>“{name}” did not answer within {seconds} seconds.</source>
      <translation>‏لم يُجب «{name}» خلال {seconds} ثانية.</translation>
    </message>
    <message>
      <source>“{name}” does not answer at {address}: {reason}</source>
      <translation>‏لا يجيب «{name}» على العنوان {address}: {reason}</translation>
    </message>
    <message>
      <source>“{name}” does not take the key ({status}).</source>
      <translation>‏لا يقبل «{name}» المفتاح ({status}).</translation>
    </message>
    <message>
      <source>“{name}” has been deleted in another window.</source>
      <translation>حُذف «{name}» في نافذة أخرى.</translation>
    </message>
    <message>
      <source>“{name}” has two pseudonyms.</source>
      <translation>‏للاسم «{name}» اسمان مستعاران.</translation>
    </message>
    <message>
      <source>“{name}” is no name for a model by address: up to 40 of a to z, digits, dots, _ and -.</source>
      <translation>‏«{name}» لا يصلح اسمًا لنموذج بعنوان: حتى 40 من الحروف a إلى z والأرقام والنقاط و_ و-.</translation>
    </message>
    <message>
      <source>“{name}” is no name for a type or feature.</source>
      <translation>‏“{name}” لا يصلح اسمًا لنوع أو سمة.</translation>
    </message>
    <message>
      <source>“{name}” is not what the journal says</source>
      <translation>«{name}» ليس ما يقوله السجل الزمني</translation>
    </message>
    <message>
      <source>“{name}” is the name of the gold, which adjudication makes, and of nobody who codes: choose another name.</source>
      <translation>«{name}» اسم المرجع الذهبي الذي يصنعه التحكيم، وليس اسم أي مرمِّز: اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>“{name}” is the only lead: make somebody else lead first.</source>
      <translation>‏“{name}” هو القائد الوحيد: اجعل غيره قائدًا أولًا.</translation>
    </message>
    <message>
      <source>“{name}” is what a suggester of the program is called. Take another name.</source>
      <translation>‏«{name}» اسم مقترِح من مقترِحي البرنامج. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>“{name}” names no file: it has a NUL character. Nothing was made.</source>
      <translation>‏«{name}» لا يسمي ملفًا: فيه محرف NUL. لم يُنشأ شيء.</translation>
    </message>
    <message>
      <source>“{name}” of the {kind} has been changed since.</source>
      <translation>تغيّر «{name}» في العنصر ({kind}) منذ ذلك الحين.</translation>
    </message>
    <message>
      <source>“{name}” refused the request ({status}): {reason}</source>
      <translation>‏رفض «{name}» الطلب ({status}): {reason}</translation>
    </message>
    <message>
      <source>“{name}” stands for what adjudication decided and is nobody's name.</source>
      <translation>‏“{name}” يدل على ما قرره التحكيم وليس اسم أحد.</translation>
    </message>
    <message>
      <source>“{name}” stands in what was written ({place}), perhaps in the codebook, so it was removed.</source>
      <translation>‏«{name}» موجود فيما كُتب ({place})، وربما في دليل الترميز، فأُزيل ما كُتب.</translation>
    </message>
    <message>
      <source>“{name}” stands in “{label}”, which is a type, field, choice or label, and so no text that could be changed. Rename it there.</source>
      <translation>‏«{name}» في «{label}»، وهو نوع أو حقل أو خيار أو تسمية، فليس نصًا يمكن تغييره. غيّر اسمه هناك.</translation>
    </message>
    <message>
      <source>“{name}” stands where it cannot be replaced, in a choice or a date of “{title}”. Nothing was written.</source>
      <translation>‏«{name}» في موضع لا يُستبدل فيه، في خيار أو تاريخ من «{title}». لم يُكتب شيء.</translation>
    </message>
    <message>
      <source>“{name}” was a coder here and has retired: bring them back instead.</source>
      <translation>‏“{name}” كان مرمّزًا هنا وتقاعد: أعده بدلًا من ذلك.</translation>
    </message>
    <message>
      <source>“{name}” was changed in another window meanwhile. It is shown as it stands now; make your change again if it is still needed.</source>
      <translation>غُيّر «{name}» في نافذة أخرى في هذه الأثناء. وهو معروض الآن بحالته الراهنة؛ كرّر تغييرك إن كان لا يزال لازمًا.</translation>
    </message>
    <message>
      <source>“{pattern}” is no pattern of file names. Such a pattern is {{date}}_{{source}}_{{title}}: each name once, with something between them. Names are date, source, author, title, language, url, and any others for the metadata; {{}} is left out.</source>
      <translation>‏«{pattern}» ليس نمطًا لأسماء الملفات. مثال النمط {{date}}_{{source}}_{{title}}: كل اسم مرة واحدة، وبين الأسماء ما يفصلها. والأسماء هي date وsource وauthor وtitle وlanguage وurl، وأي اسم آخر للبيانات الوصفية؛ ويُترك {{}} جانبًا.</translation>
    </message>
    <message>
      <source>“{piece}” is no place in the text.</source>
      <translation>‏«{piece}» ليس موضعًا في النص.</translation>
    </message>
    <message>
      <source>“{place}” names no file. Name the project's file.</source>
      <translation>‏«{place}» لا يسمي ملفًا. سمِّ ملف المشروع.</translation>
    </message>
    <message>
      <source>“{query}” holds no word to search for.</source>
      <translation>ليس في «{query}» كلمة يُبحث عنها.</translation>
    </message>
    <message>
      <source>“{sheet}” has more rows than Excel holds in a sheet and goes on in “{sheet} 2”.</source>
      <translation>صفوف «{sheet}» أكثر مما تسعه ورقة Excel وتتابع في «{sheet} 2».</translation>
    </message>
    <message>
      <source>“{start}” and “{end}” are no offsets.</source>
      <translation>‏«{start}» و«{end}» ليسا موضعين.</translation>
    </message>
    <message>
      <source>“{tag}” is no tag. Those are O, and names after B-, I-, E-, S-, L- or U-.</source>
      <translation>‏«{tag}» ليس وسمًا. الوسوم O، وأسماء بعد B- أو I- أو E- أو S- أو L- أو U-.</translation>
    </message>
    <message>
      <source>“{text}” are no brackets of entities.</source>
      <translation>‏«{text}» ليست أقواس كيانات.</translation>
    </message>
    <message>
      <source>“{text}” are no offsets, such as “4 9;12 20”.</source>
      <translation>‏«{text}» ليست مواضع، مثل «4 9;12 20».</translation>
    </message>
    <message>
      <source>“{text}” closes an entity that is not open.</source>
      <translation>‏«{text}» يغلق كيانًا غير مفتوح.</translation>
    </message>
    <message>
      <source>“{text}” does not say from when to when, as 00:00:01,000 --&gt; 00:00:04,000 does.</source>
      <translation>‏«{text}» لا يذكر من متى إلى متى، كما يفعل 00:00:01,000 --&gt; 00:00:04,000.</translation>
    </message>
    <message>
      <source>“{text}” does not say which column is what. Write it as title=Headline,text=Body, or name a YAML file with such lines.</source>
      <translation>‏«{text}» لا يذكر أي عمود هو ماذا. اكتبه هكذا title=Headline,text=Body، أو سمِّ ملف YAML فيه أسطر كهذه.</translation>
    </message>
    <message>
      <source>“{text}” does not stand {count} times in the article “{title}”.</source>
      <translation>‏«{text}» لا يرد {count} مرات في المقالة «{title}».</translation>
    </message>
    <message>
      <source>“{text}” ends before it begins.</source>
      <translation>‏«{text}» ينتهي قبل أن يبدأ.</translation>
    </message>
    <message>
      <source>“{text}” is no date. Write 2017, Feb 2017, 2017-02-19, &gt;2017 or 2017..2018 here.</source>
      <translation>‏«{text}» ليس تاريخًا. اكتب هنا 2017 أو Feb 2017 أو 2017-02-19 أو &gt;2017 أو 2017..2018.</translation>
    </message>
    <message>
      <source>“{text}” is no link of a chain, such as “coref-&gt;1-2”.</source>
      <translation>‏«{text}» ليس حلقة في سلسلة، مثل «coref-&gt;1-2».</translation>
    </message>
    <message>
      <source>“{text}” is no number. Write 5, &gt;5, &lt;=5, 5..10 or 5.. here.</source>
      <translation>‏«{text}» ليس عددًا. اكتب هنا 5 أو &gt;5 أو &lt;=5 أو 5..10 أو 5.. مثلًا.</translation>
    </message>
    <message>
      <source>“{text}” refers to no row, as “1-2” or “1-2[3]” would.</source>
      <translation>‏«{text}» لا يشير إلى صف، كما يشير «1-2» أو «1-2[3]».</translation>
    </message>
    <message>
      <source>“{text}” should be “Type Arg1:T1 Arg2:T2”.</source>
      <translation>‏«{text}» ينبغي أن يكون «Type Arg1:T1 Arg2:T2».</translation>
    </message>
    <message>
      <source>“{text}” should be “Type:T1 Role:T2”.</source>
      <translation>‏«{text}» ينبغي أن يكون «Type:T1 Role:T2».</translation>
    </message>
    <message>
      <source>“{text}” would lose its place: the text was corrected, or more of it coded, in between.</source>
      <translation>سيفقد «{text}» موضعه: صُحّح النص أو رُمّز المزيد منه في هذه الأثناء.</translation>
    </message>
    <message>
      <source>“{title}” ({names})</source>
      <translation>«{title}» ({names})</translation>
    </message>
    <message>
      <source>“{title}” was corrected meanwhile, so what was found in it may stand elsewhere. Nothing was written: search again.</source>
      <translation>صُحّحت «{title}» في هذه الأثناء، فقد يكون ما وُجد فيها في موضع آخر. لم يُكتب شيء: ابحث من جديد.</translation>
    </message>
    <message>
      <source>“{title}” was removed meanwhile, so what was found in it may stand elsewhere. Nothing was written: search again.</source>
      <translation>أُزيلت «{title}» في هذه الأثناء، فقد يكون ما وُجد فيها في موضع آخر. لم يُكتب شيء: ابحث من جديد.</translation>
    </message>
    <message>
      <source>“{title}”: its text is not whole; “{gap}” stands for what is lost</source>
      <translation>«{title}»: نصه غير كامل؛ وتحل «{gap}» محل ما فُقد</translation>
    </message>
    <message>
      <source>“{value}” is no value for {feature}, which is of kind {kind}.</source>
      <translation>‏“{value}” ليست قيمة لـ{feature}، ونوعها {kind}.</translation>
    </message>
    <message>
      <source>“{words}” does not stand in {file}.</source>
      <translation>‏«{words}» لا يرد في {file}.</translation>
    </message>
    <message>
      <source>“{words}” stands between other words than it says, in “{around}”. That is for you to decide: it goes into the article's metadata unless you take it.</source>
      <translation>«{words}» بين كلمات غير التي يذكرها، في «{around}». القرار لك: يذهب إلى البيانات الوصفية للمقالة ما لم تأخذه.</translation>
    </message>
    <message>
      <source>“{word}” was searched for as a word. Operators are in capitals: {operator}.</source>
      <translation>بُحث عن «{word}» ككلمة. تُكتب العوامل بأحرف كبيرة: {operator}.</translation>
    </message>
    <message>
      <source>“{word}” was searched for as words in a row. Perhaps it is written {joined}</source>
      <translation>بُحث عن «{word}» ككلمات متتالية. ربما تُكتب {joined}</translation>
    </message>
  </context>
  <context>
    <name>CorrectTextDialog</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Correct the text</source>
      <translation>تصحيح النص</translation>
    </message>
    <message>
      <source>Correcting…</source>
      <translation>جارٍ التصحيح…</translation>
    </message>
    <message>
      <source>Mend typos and take out what is not the article’s. Every record of every coder moves along; it is one change, and undo brings everything back.</source>
      <translation>أصلح الأخطاء المطبعية وأزل ما ليس من المقالة. تنتقل معها كل سجلات كل المرمّزين؛ وهو تغيير واحد، والتراجع يعيد كل شيء.</translation>
    </message>
    <message>
      <source>Select the new place in the text at the left first.</source>
      <translation>حدِّد المكان الجديد في النص المجاور أولًا.</translation>
    </message>
    <message>
      <source>Text of the article</source>
      <translation>نص المقالة</translation>
    </message>
    <message>
      <source>Your corrections are not saved. Cancel again to give them up.</source>
      <translation>تصحيحاتك غير محفوظة. ألغِ مرة أخرى للتخلي عنها.</translation>
    </message>
    <message>
      <source>{n} places wait for a decision, at the right.</source>
      <translation>مواضع تنتظر قرارًا، في الجانب الآخر: {n}.</translation>
    </message>
  </context>
  <context>
    <name>CorrectionFeature</name>
    <message>
      <source>Correct the text</source>
      <translation>تصحيح النص</translation>
    </message>
    <message>
      <source>Correcting the text of: {title}</source>
      <translation>تصحيح نص: {title}</translation>
    </message>
    <message>
      <source>Select what should go from the text first.</source>
      <translation>حدِّد أولًا ما يجب إزالته من النص.</translation>
    </message>
  </context>
  <context>
    <name>CorrectionModel</name>
    <message>
      <source>deleted</source>
      <translation>محذوف</translation>
    </message>
    <message>
      <source>found elsewhere</source>
      <translation>وُجد في مكان آخر</translation>
    </message>
    <message>
      <source>goes with its record</source>
      <translation>يذهب مع سجله</translation>
    </message>
    <message>
      <source>nearest passage, look again</source>
      <translation>أقرب مقطع، أعد النظر</translation>
    </message>
    <message>
      <source>placed by hand</source>
      <translation>وُضع يدويًا</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>أُزيل</translation>
    </message>
    <message>
      <source>waits for a decision</source>
      <translation>ينتظر قرارًا</translation>
    </message>
    <message>
      <source>words corrected</source>
      <translation>صُحِّحت الكلمات</translation>
    </message>
  </context>
  <context>
    <name>CorrectionReview</name>
    <message>
      <source>Delete the record</source>
      <translation>حذف السجل</translation>
    </message>
    <message>
      <source>Edit the text at the left. What it does to the records shows here.</source>
      <translation>حرِّر النص المجاور. أثر ذلك في السجلات يظهر هنا.</translation>
    </message>
    <message>
      <source>Here: what is selected in the text at the left</source>
      <translation>هنا: ما حُدِّد في النص المجاور</translation>
    </message>
    <message>
      <source>Nearest passage, to look again: “{text}”</source>
      <translation>أقرب مقطع، لإعادة النظر: «{text}»</translation>
    </message>
    <message>
      <source>No record points into this article: only the text changes.</source>
      <translation>لا سجل يشير إلى هذه المقالة: يتغير النص فقط.</translation>
    </message>
    <message>
      <source>Places that change</source>
      <translation>المواضع التي تتغير</translation>
    </message>
    <message>
      <source>Remove it, keep the record</source>
      <translation>إزالته وإبقاء السجل</translation>
    </message>
    <message>
      <source>The same for the other {n}</source>
      <translation>الأمر نفسه للبقية ({n})</translation>
    </message>
    <message>
      <source>What becomes of “{text}”?</source>
      <translation>ما مصير «{text}»؟</translation>
    </message>
    <message>
      <source>What happens to the records</source>
      <translation>ما يحدث للسجلات</translation>
    </message>
    <message>
      <source>{n} found again elsewhere.</source>
      <translation>وُجد من جديد في مكان آخر: {n}.</translation>
    </message>
    <message>
      <source>{n} have lost their words, {waiting} of them wait for a decision.</source>
      <translation>فقدت كلماتها: {n}، وينتظر قرارًا منها: {waiting}.</translation>
    </message>
    <message>
      <source>{n} places keep their words.</source>
      <translation>مواضع تحتفظ بكلماتها: {n}.</translation>
    </message>
    <message>
      <source>{n} with corrected words.</source>
      <translation>بكلمات مصحَّحة: {n}.</translation>
    </message>
  </context>
  <context>
    <name>DateEditor</name>
    <message>
      <source>2017-02-19, Feb 2017</source>
      <translation>2017-02-19, Feb 2017</translation>
    </message>
    <message>
      <source>Needs the article’s date: F2 in the text sets it.</source>
      <translation>يحتاج إلى تاريخ المقالة: F2 في النص يضبطه.</translation>
    </message>
    <message>
      <source>last Thursday, 2017-02-19</source>
      <translation>last Thursday, 2017-02-19</translation>
    </message>
    <message>
      <source>{0}: is that year meant?</source>
      <translation>‏{0}: هل هذه السنة مقصودة؟</translation>
    </message>
  </context>
  <context>
    <name>Dates</name>
    <message>
      <source>about {0}</source>
      <translation>حوالي {0}</translation>
    </message>
    <message>
      <source>about {0}, uncertain</source>
      <translation>حوالي {0}، غير مؤكد</translation>
    </message>
    <message>
      <source>since {0}</source>
      <translation>منذ {0}</translation>
    </message>
    <message>
      <source>until {0}</source>
      <translation>حتى {0}</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>من {0} إلى {1}</translation>
    </message>
    <message>
      <source>{0}, uncertain</source>
      <translation>‏{0}، غير مؤكد</translation>
    </message>
  </context>
  <context>
    <name>DeleteActorsDialog</name>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Delete {0} actors</source>
      <translation>حذف الفاعلين ({0})</translation>
    </message>
    <message>
      <source>Delete “{0}”</source>
      <translation>حذف «{0}»</translation>
    </message>
    <message>
      <source>No record names it.</source>
      <translation>لا سجل يذكره.</translation>
    </message>
    <message>
      <source>No record names them.</source>
      <translation>لا سجل يذكرهم.</translation>
    </message>
    <message>
      <source>Undo brings everything back.</source>
      <translation>التراجع يعيد كل شيء.</translation>
    </message>
    <message>
      <source>{0} records keep the words with which they name it, but no longer say who that is.</source>
      <translation>تحتفظ السجلات ({0}) بالكلمات التي تذكره بها، لكنها لا تعود تقول من هو.</translation>
    </message>
    <message>
      <source>{0} records keep the words with which they name them, but no longer say who that is.</source>
      <translation>تحتفظ السجلات ({0}) بالكلمات التي تذكرهم بها، لكنها لا تعود تقول من هم.</translation>
    </message>
  </context>
  <context>
    <name>DockTitle</name>
    <message>
      <source>Hide: {dock}</source>
      <translation>إخفاء: {dock}</translation>
    </message>
    <message>
      <source>Hide; the View menu brings it back</source>
      <translation>إخفاء؛ تعيده قائمة «عرض»</translation>
    </message>
  </context>
  <context>
    <name>DraftKeeper</name>
    <message>
      <source>What is typed and not saved yet would not survive a crash: {reason}. Saving itself is not touched by that.</source>
      <translation>ما كُتب ولم يُحفظ بعد لن ينجو من انهيار البرنامج: {reason}. أما الحفظ نفسه فلا يتأثر بذلك.</translation>
    </message>
  </context>
  <context>
    <name>EmojiNote</name>
    <message>
      <source>Do not say this again</source>
      <translation>لا تقل هذا مرة أخرى</translation>
    </message>
    <message>
      <source>This article has emoji, and no font here can show them: they look like empty boxes. The text keeps them. A font such as Noto Color Emoji shows them.</source>
      <translation>في هذه المقالة رموز تعبيرية لا يستطيع أي خط هنا إظهارها، فتبدو مربعات فارغة. النص يحتفظ بها، ويُظهرها خط مثل Noto Color Emoji.</translation>
    </message>
  </context>
  <context>
    <name>EmptyProjectCard</name>
    <message>
      <source>A project without articles</source>
      <translation>مشروع بلا مقالات</translation>
    </message>
    <message>
      <source>Import articles…</source>
      <translation>استيراد مقالات…</translation>
    </message>
    <message>
      <source>No articles yet. To be coded: {types}.</source>
      <translation>لا مقالات بعد. ما يُرمَّز: {types}.</translation>
    </message>
    <message>
      <source>Or drop files, folders or archives here, or a colleague’s project.</source>
      <translation>أو أفلت هنا ملفات أو مجلدات أو أرشيفات، أو مشروع زميل.</translation>
    </message>
    <message>
      <source>Paste an article</source>
      <translation>لصق مقالة</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>A CSV file with a name and its pseudonym a line</source>
      <translation>ملف CSV في كل سطر منه اسم واسمه المستعار</translation>
    </message>
    <message>
      <source>Adds a byte order mark, and keeps cells from being run as formulas</source>
      <translation>يضيف علامة ترتيب البايتات، ويمنع تشغيل الخلايا كصيغ حسابية</translation>
    </message>
    <message>
      <source>As they are</source>
      <translation>كما هي</translation>
    </message>
    <message>
      <source>Beside the export, for you alone: it tells who is who</source>
      <translation>بجانب ما يُصدَّر، لك وحدك: فهو يقول من هو من</translation>
    </message>
    <message>
      <source>Coders</source>
      <translation>المرمّزون</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>تصدير</translation>
    </message>
    <message>
      <source>For Excel</source>
      <translation>لبرنامج Excel</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>الصيغة</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>الأسماء</translation>
    </message>
    <message>
      <source>Not kept: {what}</source>
      <translation>لا يُحفظ: {what}</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>المكان</translation>
    </message>
    <message>
      <source>Pseudonyms of a table</source>
      <translation>أسماء مستعارة من جدول</translation>
    </message>
    <message>
      <source>Pseudonyms of the persons among the actors</source>
      <translation>أسماء مستعارة للأشخاص من الفاعلين</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>So many words of each passage are kept, of the text none</source>
      <translation>يُحتفظ بهذا العدد من كلمات كل مقطع، ولا شيء من النص</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>الجدول</translation>
    </message>
    <message>
      <source>Table of pseudonyms</source>
      <translation>جدول الأسماء المستعارة</translation>
    </message>
    <message>
      <source>Words of a passage</source>
      <translation>كلمات المقطع</translation>
    </message>
    <message>
      <source>Write the table too</source>
      <translation>كتابة الجدول أيضًا</translation>
    </message>
  </context>
  <context>
    <name>FaultReporter</name>
    <message>
      <source>Annotator did not end in order last time. Nothing was lost: every edit was saved when it was made, and what could not be saved yet is put back.</source>
      <translation>لم ينته Annotator نهاية سليمة في المرة الماضية. لم يضع شيء: كل تعديل حُفظ حين أُجري، وما لم يمكن حفظه بعد أُعيد إلى مكانه.</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>فتح التقرير</translation>
    </message>
    <message>
      <source>Something went wrong inside Annotator. What was saved is safe; if the window behaves oddly, close it and start again. A report was written to {folder}.</source>
      <translation>حدث خطأ داخل Annotator. ما حُفظ في أمان؛ إذا تصرفت النافذة على نحو غريب فأغلقها وابدأ من جديد. كُتب تقرير في {folder}.</translation>
    </message>
    <message>
      <source>Something went wrong inside Annotator. What was saved is safe; if the window behaves oddly, close it and start again. No report could be written: {reason}.</source>
      <translation>حدث خطأ داخل Annotator. ما حُفظ في أمان؛ إذا تصرّفت النافذة بغرابة فأغلقها وابدأ من جديد. تعذّرت كتابة تقرير: {reason}.</translation>
    </message>
    <message>
      <source>{wanted} cannot be written ({reason}). Projects are saved where they lie; settings, automatic backups and the sample of this run go to {folder}.</source>
      <translation>‏{wanted} لا يمكن الكتابة فيه ({reason}). تُحفظ المشاريع في أماكنها؛ أما الإعدادات والنسخ الاحتياطية التلقائية والعيّنة في هذا التشغيل فتذهب إلى {folder}.</translation>
    </message>
  </context>
  <context>
    <name>Feedback</name>
    <message>
      <source>All types</source>
      <translation>كل الأنواع</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>غُيِّر</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>أُبقي عليه</translation>
    </message>
    <message>
      <source>missed</source>
      <translation>فات</translation>
    </message>
    <message>
      <source>not in the gold</source>
      <translation>ليس في المرجع الذهبي</translation>
    </message>
    <message>
      <source>words: {gold}</source>
      <translation>الكلمات: {gold}</translation>
    </message>
    <message>
      <source>{field}: other evidence</source>
      <translation>{field}: شاهد آخر</translation>
    </message>
    <message>
      <source>{what}: {found} of {gold} found, {own} made, {exact} with the same words; F1 {f1}</source>
      <translation>{what}: وُجد {found} من {gold}، وصُنع {own}، منها {exact} بالكلمات نفسها؛ F1 {f1}</translation>
    </message>
  </context>
  <context>
    <name>FeedbackDialog</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Every field</source>
      <translation>كل الحقول</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>أمثلة</translation>
    </message>
    <message>
      <source>Examples and hard cases</source>
      <translation>أمثلة وحالات صعبة</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>حقل</translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>الحقول</translation>
    </message>
    <message>
      <source>Gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>My words</source>
      <translation>كلماتي</translation>
    </message>
    <message>
      <source>My work</source>
      <translation>عملي</translation>
    </message>
    <message>
      <source>No article that you have finished is adjudicated yet, or coding is blind: then only articles for training show their gold.</source>
      <translation>لم يُحكَّم بعد أي مقال أكملته، أو الترميز أعمى: عندئذ لا تُظهر مرجعها الذهبي إلا مقالات التدريب.</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>النتيجة</translation>
    </message>
    <message>
      <source>Record type</source>
      <translation>نوع السجل</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>نوع سجل</translation>
    </message>
    <message>
      <source>What adjudication taught</source>
      <translation>ما علّمه التحكيم</translation>
    </message>
    <message>
      <source>What coders had</source>
      <translation>ما كان لدى المرمِّزين</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>ما يختلف</translation>
    </message>
  </context>
  <context>
    <name>FeedbackFeature</name>
    <message>
      <source>Coders who have finished the article are shown its gold.</source>
      <translation>يُعرض المرجع الذهبي للمقال على من أكمله من المرمِّزين.</translation>
    </message>
    <message>
      <source>The article is for training no more.</source>
      <translation>لم يعد المقال للتدريب.</translation>
    </message>
    <message>
      <source>Train coders</source>
      <translation>تدريب المرمِّزين</translation>
    </message>
    <message>
      <source>Training. {line}</source>
      <translation>تدريب. {line}</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>ما يختلف</translation>
    </message>
  </context>
  <context>
    <name>FieldPage</name>
    <message>
      <source>Choices</source>
      <translation>الخيارات</translation>
    </message>
    <message>
      <source>Choices are ranks, from the lowest</source>
      <translation>الخيارات رتب، من الأدنى</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>أمثلة</translation>
    </message>
    <message>
      <source>Help for the coder</source>
      <translation>مساعدة للمرمّز</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>يحوي</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>المعرّف</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>Letter</source>
      <translation>الحرف</translation>
    </message>
    <message>
      <source>One a line: what goes here, as texts have it.</source>
      <translation>واحد في كل سطر: ما يوضع هنا كما يرد في النصوص.</translation>
    </message>
    <message>
      <source>Required</source>
      <translation>مطلوب</translation>
    </message>
    <message>
      <source>Several lines</source>
      <translation>عدة أسطر</translation>
    </message>
    <message>
      <source>Several values</source>
      <translation>عدة قيم</translation>
    </message>
    <message>
      <source>The column in exports; labels may change.</source>
      <translation>العمود في ملفات التصدير؛ قد تتغير التسميات.</translation>
    </message>
    <message>
      <source>With text selected, it takes the text into this field.</source>
      <translation>عند تحديد نص، يأخذ النص إلى هذا الحقل.</translation>
    </message>
  </context>
  <context>
    <name>FieldRow</name>
    <message>
      <source>Clear the field</source>
      <translation>إفراغ الحقل</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>تحرير</translation>
    </message>
    <message>
      <source>Required, and still empty</source>
      <translation>مطلوب، وما زال فارغًا</translation>
    </message>
    <message>
      <source>Take the selected text</source>
      <translation>أخذ النص المحدد</translation>
    </message>
    <message>
      <source>What the codebook says</source>
      <translation>ما يقوله دليل الترميز</translation>
    </message>
    <message>
      <source>{0} goes to this field; with text selected, takes it.</source>
      <translation>{0} ينتقل إلى هذا الحقل؛ ومع تحديد نص يأخذه إليه.</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Aa</source>
      <translation>Aa</translation>
    </message>
    <message>
      <source>Close (Esc)</source>
      <translation>إغلاق (Esc)</translation>
    </message>
    <message>
      <source>Find in the article</source>
      <translation>البحث في المقالة</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>مطابقة حالة الأحرف</translation>
    </message>
    <message>
      <source>Next match (Enter)</source>
      <translation>النتيجة التالية (Enter)</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>غير موجود</translation>
    </message>
    <message>
      <source>Not found. AND, OR, NOT and NEAR work in the project’s search.</source>
      <translation>غير موجود. تعمل AND وOR وNOT وNEAR في البحث في المشروع.</translation>
    </message>
    <message>
      <source>Previous match (Shift+Enter)</source>
      <translation>النتيجة السابقة (Shift+Enter)</translation>
    </message>
    <message>
      <source>Regular expression</source>
      <translation>تعبير نمطي</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>جارٍ البحث…</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>كلمات كاملة</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>كلمات</translation>
    </message>
    <message>
      <source>{n} of {total}</source>
      <translation>‏{n} من {total}</translation>
    </message>
    <message>
      <source>{total} found</source>
      <translation>النتائج: {total}</translation>
    </message>
  </context>
  <context>
    <name>FindFeature</name>
    <message>
      <source>Not found in this article.</source>
      <translation>غير موجود في هذه المقالة.</translation>
    </message>
    <message>
      <source>Went on from the end.</source>
      <translation>استُؤنف من النهاية.</translation>
    </message>
    <message>
      <source>Went on from the top.</source>
      <translation>استُؤنف من البداية.</translation>
    </message>
  </context>
  <context>
    <name>FlagFilter</name>
    <message>
      <source>Only the records to look at again</source>
      <translation>السجلات المطلوب إعادة النظر فيها فقط</translation>
    </message>
    <message>
      <source>Only the records to look at again: {n}</source>
      <translation>السجلات المطلوب إعادة النظر فيها فقط: {n}</translation>
    </message>
  </context>
  <context>
    <name>FoldLine</name>
    <message>
      <source>More fields: {0}</source>
      <translation>حقول أخرى: {0}</translation>
    </message>
    <message>
      <source>Show all fields</source>
      <translation>إظهار جميع الحقول</translation>
    </message>
    <message>
      <source>Show the field {0}</source>
      <translation>إظهار الحقل {0}</translation>
    </message>
  </context>
  <context>
    <name>FormDialog</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
  </context>
  <context>
    <name>GeneralPage</name>
    <message>
      <source>As the system has it</source>
      <translation>كما في النظام</translation>
    </message>
    <message>
      <source>Code as</source>
      <translation>الترميز باسم</translation>
    </message>
    <message>
      <source>Code under this name from now on</source>
      <translation>الترميز بهذا الاسم من الآن فصاعدًا</translation>
    </message>
    <message>
      <source>General</source>
      <translation>عام</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>Records, changes and what undo undoes belong to this name.</source>
      <translation>السجلات والتغييرات وما يتراجع عنه «تراجع» تُنسب إلى هذا الاسم.</translation>
    </message>
    <message>
      <source>Start Annotator again to see it in this language.</source>
      <translation>أعد تشغيل Annotator لتراه بهذه اللغة.</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>اسمك</translation>
    </message>
    <message>
      <source>{language} (machine-made)</source>
      <translation>‏{language} (ترجمة آلية)</translation>
    </message>
  </context>
  <context>
    <name>GoBackDialog</name>
    <message>
      <source>Both hold the same changes.</source>
      <translation>يضم كلاهما التغييرات نفسها.</translation>
    </message>
    <message>
      <source>Cannot be read: {reason}</source>
      <translation>تتعذّر قراءته: {reason}</translation>
    </message>
    <message>
      <source>Changes that would come: {n:,}</source>
      <translation>التغييرات التي ستأتي: {n:,}</translation>
    </message>
    <message>
      <source>Changes that would go: {n:,}</source>
      <translation>التغييرات التي ستذهب: {n:,}</translation>
    </message>
    <message>
      <source>Go back to this backup?</source>
      <translation>أتريد الرجوع إلى هذه النسخة الاحتياطية؟</translation>
    </message>
    <message>
      <source>Restore in its place</source>
      <translation>استعادة في مكانه</translation>
    </message>
    <message>
      <source>The backup</source>
      <translation>النسخة الاحتياطية</translation>
    </message>
    <message>
      <source>There now</source>
      <translation>الموجود الآن</translation>
    </message>
    <message>
      <source>They are two projects: the backup is of another one.</source>
      <translation>إنهما مشروعان: النسخة الاحتياطية لمشروع آخر.</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>ما يختلف</translation>
    </message>
    <message>
      <source>What differs is not known, as one of them cannot be read.</source>
      <translation>لا يُعرف ما يختلف، إذ تتعذّر قراءة أحدهما.</translation>
    </message>
    <message>
      <source>What is there now is kept beside it, as “…before-restore…”.</source>
      <translation>يُحتفظ بالموجود الآن إلى جانبه باسم «…before-restore…».</translation>
    </message>
    <message>
      <source>{articles:,} articles, {records:,} records, {changes:,} changes</source>
      <translation>‏المقالات: {articles:,}، السجلات: {records:,}، التغييرات: {changes:,}</translation>
    </message>
  </context>
  <context>
    <name>GroupTable</name>
    <message>
      <source>The coders differ here</source>
      <translation>يختلف المرمّزون هنا</translation>
    </message>
    <message>
      <source>What each coder has</source>
      <translation>ما لدى كل مرمّز</translation>
    </message>
  </context>
  <context>
    <name>GroupView</name>
    <message>
      <source>Coder {n}</source>
      <translation>المرمّز {n}</translation>
    </message>
    <message>
      <source>Decided</source>
      <translation>القرار</translation>
    </message>
    <message>
      <source>Gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>الروابط</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>نوع سجل</translation>
    </message>
    <message>
      <source>all rejected: {reason}</source>
      <translation>رُفض الجميع: {reason}</translation>
    </message>
    <message>
      <source>found nothing here</source>
      <translation>لم يجد شيئًا هنا</translation>
    </message>
    <message>
      <source>mended</source>
      <translation>مصحَّح</translation>
    </message>
  </context>
  <context>
    <name>GuideDialog</name>
    <message>
      <source>1  Code an article</source>
      <translation>1  ترميز مقالة</translation>
    </message>
    <message>
      <source>2  From articles to data</source>
      <translation>2  من المقالات إلى البيانات</translation>
    </message>
    <message>
      <source>Guide</source>
      <translation>دليل الاستخدام</translation>
    </message>
  </context>
  <context>
    <name>GuidePage</name>
    <message>
      <source>Guide</source>
      <translation>دليل الاستخدام</translation>
    </message>
  </context>
  <context>
    <name>HandOutDialog</name>
    <message>
      <source>Assigned articles: {n:,}.</source>
      <translation>المقالات المكلَّف بها: {n:,}.</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
    <message>
      <source>Hand out</source>
      <translation>تسليم العمل</translation>
    </message>
    <message>
      <source>Nothing is assigned to this coder, so all articles are handed out.</source>
      <translation>لم يُكلَّف هذا المرمّز بشيء، لذلك تُسلَّم كل المقالات.</translation>
    </message>
    <message>
      <source>There is a file of that name already.</source>
      <translation>يوجد ملف بهذا الاسم من قبل.</translation>
    </message>
    <message>
      <source>What is handed out</source>
      <translation>ما يُسلَّم</translation>
    </message>
    <message>
      <source>Writes a project with the coder’s articles and own records, the codebook and the actors. Nothing that anybody else made or wrote is in it.</source>
      <translation>يكتب مشروعًا فيه مقالات المرمّز وسجلاته ودليل الترميز والفاعلون. ليس فيه شيء صنعه غيره أو كتبه.</translation>
    </message>
  </context>
  <context>
    <name>HandoverFeature</name>
    <message>
      <source>Handed out to {coder}: {articles:,} articles, {records:,} records.</source>
      <translation>سُلِّم إلى {coder}: المقالات {articles:,}، السجلات {records:,}.</translation>
    </message>
    <message>
      <source>Handing out</source>
      <translation>جارٍ التسليم</translation>
    </message>
    <message>
      <source>Merged. New: {new:,}. Changed: {changed:,}. Deleted: {deleted:,}.</source>
      <translation>تم الدمج. الجديد: {new:,}. المتغيّر: {changed:,}. المحذوف: {deleted:,}.</translation>
    </message>
    <message>
      <source>Merging</source>
      <translation>جارٍ الدمج</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>فتح المجلد</translation>
    </message>
    <message>
      <source>The project has all of it already.</source>
      <translation>كل ذلك موجود في المشروع من قبل.</translation>
    </message>
    <message>
      <source>Undecided conflicts: {n:,}; this project’s versions stay.</source>
      <translation>تعارضات لم تُحسم: {n:,}؛ تبقى نسخ هذا المشروع.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
  </context>
  <context>
    <name>HeadingEditor</name>
    <message>
      <source>About the article</source>
      <translation>عن المقالة</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>المؤلف</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>التاريخ</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>Language: {name}</source>
      <translation>اللغة: {name}</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Tab goes on and saves. Enter saves and leaves, Esc leaves.</source>
      <translation>‏Tab يحفظ وينتقل. Enter يحفظ ويخرج، وEsc يخرج.</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>https://…</source>
      <translation>https://…</translation>
    </message>
    <message>
      <source>such as 2017-02-19</source>
      <translation>مثل 2017-02-19</translation>
    </message>
    <message>
      <source>such as Reuters</source>
      <translation>مثل Reuters</translation>
    </message>
    <message>
      <source>such as en or pt-BR</source>
      <translation>مثل en أو pt-BR</translation>
    </message>
  </context>
  <context>
    <name>HelpButton</name>
    <message>
      <source>What goes here, with examples (Ctrl+H)</source>
      <translation>ما يوضع هنا، مع أمثلة (Ctrl+H)</translation>
    </message>
    <message>
      <source>What “{0}” means</source>
      <translation>معنى «{0}»</translation>
    </message>
  </context>
  <context>
    <name>HelpNote</name>
    <message>
      <source>Example:</source>
      <translation>مثال:</translation>
    </message>
    <message>
      <source>Examples:</source>
      <translation>أمثلة:</translation>
    </message>
    <message>
      <source>“{0}”</source>
      <translation>«{0}»</translation>
    </message>
  </context>
  <context>
    <name>Hint</name>
    <message>
      <source>Got it</source>
      <translation>فهمت</translation>
    </message>
    <message>
      <source>Got it: do not show this hint again</source>
      <translation>فهمت: لا تعرض هذا التلميح مرة أخرى</translation>
    </message>
  </context>
  <context>
    <name>HistoryModel</name>
    <message>
      <source>Redo: {label}</source>
      <translation>إعادة: {label}</translation>
    </message>
    <message>
      <source>Undo: {label}</source>
      <translation>تراجع: {label}</translation>
    </message>
    <message>
      <source>undone</source>
      <translation>تم التراجع عنه</translation>
    </message>
    <message>
      <source>{label}, which was {before}</source>
      <translation>‏{label}، وكان {before}</translation>
    </message>
    <message>
      <source>{label}: {after}</source>
      <translation>‏{label}: {after}</translation>
    </message>
    <message>
      <source>{label}: {before} → {after}</source>
      <translation>‏{label}: {before} ← {after}</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>Choose one of your changes to go back to it.</source>
      <translation>اختر أحد تغييراتك للرجوع إليه.</translation>
    </message>
    <message>
      <source>History</source>
      <translation>سجل التغييرات</translation>
    </message>
    <message>
      <source>Show in the text</source>
      <translation>إظهار في النص</translation>
    </message>
    <message>
      <source>Somebody else’s change; only your own can be undone.</source>
      <translation>تغيير أجراه شخص آخر؛ لا يمكن التراجع إلا عن تغييراتك.</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>تراجع عن هذا</translation>
    </message>
    <message>
      <source>Takes back this alone; Undo passes over it.</source>
      <translation>يتراجع عن هذا التغيير وحده؛ أمر التراجع يتخطّاه.</translation>
    </message>
    <message>
      <source>Undo to here</source>
      <translation>التراجع إلى هنا</translation>
    </message>
    <message>
      <source>Undoes what you did after this; Redo brings it back.</source>
      <translation>يتراجع عمّا فعلته بعد هذا؛ و«إعادة» ترجعه.</translation>
    </message>
  </context>
  <context>
    <name>HitDelegate</name>
    <message>
      <source>Untitled</source>
      <translation>بلا عنوان</translation>
    </message>
  </context>
  <context>
    <name>HitModel</name>
    <message>
      <source>Title</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>بلا عنوان</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>A CSV file with a name and its pseudonym a line: no name is stored</source>
      <translation>ملف CSV في كل سطر منه اسم واسمه المستعار: لا يُخزَّن أي اسم</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>إضافة مجلد…</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>إضافة ملفات…</translation>
    </message>
    <message>
      <source>All or nothing</source>
      <translation>الكل أو لا شيء</translation>
    </message>
    <message>
      <source>Any encoding</source>
      <translation>أي ترميز محارف</translation>
    </message>
    <message>
      <source>Articles to import</source>
      <translation>مقالات للاستيراد</translation>
    </message>
    <message>
      <source>Coders have not finished these articles</source>
      <translation>لم يُنهِ المرمِّزون هذه المقالات</translation>
    </message>
    <message>
      <source>Else whoever has annotations in these files counts as done with the articles</source>
      <translation>وإلا عُدّ كل من له ترميز في هذه الملفات منتهيًا من مقالاتها</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>ترميز المحارف</translation>
    </message>
    <message>
      <source>File names</source>
      <translation>أسماء الملفات</translation>
    </message>
    <message>
      <source>File or folder</source>
      <translation>ملف أو مجلد</translation>
    </message>
    <message>
      <source>Files and folders</source>
      <translation>الملفات والمجلدات</translation>
    </message>
    <message>
      <source>Folder to import</source>
      <translation>مجلد للاستيراد</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>الصيغة</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>استيراد</translation>
    </message>
    <message>
      <source>Import articles</source>
      <translation>استيراد مقالات</translation>
    </message>
    <message>
      <source>Import nothing if one file has a problem</source>
      <translation>عدم استيراد أي شيء إذا كان في أحد الملفات مشكلة</translation>
    </message>
    <message>
      <source>Not finished</source>
      <translation>غير منجز</translation>
    </message>
    <message>
      <source>Path</source>
      <translation>المسار</translation>
    </message>
    <message>
      <source>Pseudonyms</source>
      <translation>الأسماء المستعارة</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Texts that the project has already are left out and named afterwards.</source>
      <translation>النصوص الموجودة في المشروع تُستبعد وتُذكر بعد ذلك.</translation>
    </message>
    <message>
      <source>Told from each file</source>
      <translation>يُعرف من كل ملف</translation>
    </message>
    <message>
      <source>What text files that are not UTF-8 are written in</source>
      <translation>ترميز محارف الملفات النصية التي ليست UTF-8</translation>
    </message>
    <message>
      <source>What the names of the files say of their articles; {} is left out</source>
      <translation>ما تقوله أسماء الملفات عن مقالاتها؛ ويُترك {} جانبًا</translation>
    </message>
    <message>
      <source>With these problems nothing would be imported</source>
      <translation>مع هذه المشكلات لن يُستورد شيء</translation>
    </message>
    <message>
      <source>or type a path here</source>
      <translation>أو اكتب مسارًا هنا</translation>
    </message>
  </context>
  <context>
    <name>ImportPreview</name>
    <message>
      <source>Already there</source>
      <translation>موجود من قبل</translation>
    </message>
    <message>
      <source>Columns of {file}</source>
      <translation>أعمدة {file}</translation>
    </message>
    <message>
      <source>Labels ({format})</source>
      <translation>التسميات ({format})</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>الروابط</translation>
    </message>
    <message>
      <source>Looking at the files</source>
      <translation>فحص الملفات</translation>
    </message>
    <message>
      <source>Looking at the files…</source>
      <translation>جارٍ فحص الملفات…</translation>
    </message>
    <message>
      <source>More publications</source>
      <translation>مواضع نشر أخرى</translation>
    </message>
    <message>
      <source>New articles</source>
      <translation>مقالات جديدة</translation>
    </message>
    <message>
      <source>New in the codebook</source>
      <translation>جديد في دليل الترميز</translation>
    </message>
    <message>
      <source>New records</source>
      <translation>سجلات جديدة</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>ملاحظات</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>معاينة</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>مشكلات</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>إيقاف</translation>
    </message>
    <message>
      <source>Stop looking at the files</source>
      <translation>إيقاف فحص الملفات</translation>
    </message>
    <message>
      <source>Stopped: what would come in was not counted.</source>
      <translation>أُوقف: لم يُحصَ ما سيُستورد.</translation>
    </message>
    <message>
      <source>To decide</source>
      <translation>للبتّ فيه</translation>
    </message>
    <message>
      <source>To decide ({n:,})</source>
      <translation>للبتّ فيه ({n:,})</translation>
    </message>
    <message>
      <source>What would be imported</source>
      <translation>ما سيُستورد</translation>
    </message>
    <message>
      <source>… {n:,} in all</source>
      <translation>… المجموع: {n:,}</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>{key} alone would be taken away from what you type: add Ctrl or Alt.</source>
      <translation>المفتاح {key} وحده سيُقتطع مما تكتب: أضف Ctrl أو Alt.</translation>
    </message>
    <message>
      <source>{key} is “{title}”.</source>
      <translation>المفتاح {key} هو «{title}».</translation>
    </message>
    <message>
      <source>{key} moves, selects or copies in texts and fields, and stays that.</source>
      <translation>المفتاح {key} للتنقل أو التحديد أو النسخ في النصوص والحقول، ويبقى كذلك.</translation>
    </message>
    <message>
      <source>{key} takes a selection into “{field}” of a {type}.</source>
      <translation>المفتاح {key} يأخذ التحديد إلى «{field}» في {type}.</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Add it as one more</source>
      <translation>إضافته كقيمة أخرى</translation>
    </message>
    <message>
      <source>Alt+Down</source>
      <translation>Alt+Down</translation>
    </message>
    <message>
      <source>Alt+Up</source>
      <translation>Alt+Up</translation>
    </message>
    <message>
      <source>Alt+drag</source>
      <translation>‏Alt+السحب</translation>
    </message>
    <message>
      <source>Annotator: keys</source>
      <translation>‏Annotator: المفاتيح</translation>
    </message>
    <message>
      <source>Back to the article</source>
      <translation>العودة إلى المقالة</translation>
    </message>
    <message>
      <source>Back to the article; there: nothing selected</source>
      <translation>العودة إلى المقالة؛ وهناك: إلغاء التحديد</translation>
    </message>
    <message>
      <source>Click again</source>
      <translation>نقرة أخرى</translation>
    </message>
    <message>
      <source>Copy the cells, as a spreadsheet takes them</source>
      <translation>نسخ الخلايا بالصيغة التي تقبلها جداول البيانات</translation>
    </message>
    <message>
      <source>Ctrl+C</source>
      <translation>Ctrl+C</translation>
    </message>
    <message>
      <source>Ctrl+Down</source>
      <translation>Ctrl+Down</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Ctrl+H</source>
      <translation>Ctrl+H</translation>
    </message>
    <message>
      <source>Ctrl+Left</source>
      <translation>Ctrl+Left</translation>
    </message>
    <message>
      <source>Ctrl+Right</source>
      <translation>Ctrl+Right</translation>
    </message>
    <message>
      <source>Ctrl+Shift+arrows</source>
      <translation>‏Ctrl+Shift+الأسهم</translation>
    </message>
    <message>
      <source>Ctrl+Up</source>
      <translation>Ctrl+Up</translation>
    </message>
    <message>
      <source>Ctrl+V</source>
      <translation>Ctrl+V</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Delete the records of the chosen rows</source>
      <translation>حذف سجلات الصفوف المختارة</translation>
    </message>
    <message>
      <source>Edit the cell</source>
      <translation>تحرير الخلية</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>F2</source>
      <translation>F2</translation>
    </message>
    <message>
      <source>Fill the field with it</source>
      <translation>ملء الحقل به</translation>
    </message>
    <message>
      <source>Find a key or what it does</source>
      <translation>البحث عن مفتاح أو عمّا يفعله</translation>
    </message>
    <message>
      <source>In a field</source>
      <translation>في حقل</translation>
    </message>
    <message>
      <source>In an empty field that shows a proposal: take them all</source>
      <translation>في حقل فارغ يعرض مقترحًا: أخذ المقترحات كلها</translation>
    </message>
    <message>
      <source>In the article</source>
      <translation>في المقالة</translation>
    </message>
    <message>
      <source>In the first row: go to the column’s filter</source>
      <translation>في الصف الأول: الانتقال إلى تصفية العمود</translation>
    </message>
    <message>
      <source>In the sheet</source>
      <translation>في الجدول</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>المفاتيح</translation>
    </message>
    <message>
      <source>No key does that.</source>
      <translation>لا مفتاح يفعل ذلك.</translation>
    </message>
    <message>
      <source>Open the row in its article</source>
      <translation>فتح الصف في مقالته</translation>
    </message>
    <message>
      <source>Paste one value into all chosen cells of a column</source>
      <translation>لصق قيمة واحدة في كل الخلايا المختارة من عمود</translation>
    </message>
    <message>
      <source>Print the keys</source>
      <translation>طباعة المفاتيح</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>طباعة…</translation>
    </message>
    <message>
      <source>Save a text of several lines; open an address or a place</source>
      <translation>حفظ نص من عدة أسطر؛ فتح عنوان أو مكان</translation>
    </message>
    <message>
      <source>Save and go to the next field</source>
      <translation>الحفظ والانتقال إلى الحقل التالي</translation>
    </message>
    <message>
      <source>Save the value; once more: add another</source>
      <translation>حفظ القيمة؛ ومرة أخرى: إضافة قيمة أخرى</translation>
    </message>
    <message>
      <source>Select letters and lines</source>
      <translation>تحديد أحرف وأسطر</translation>
    </message>
    <message>
      <source>Select the exact letters</source>
      <translation>تحديد الأحرف بدقة</translation>
    </message>
    <message>
      <source>Select words and paragraphs</source>
      <translation>تحديد كلمات وفقرات</translation>
    </message>
    <message>
      <source>Shift+Tab</source>
      <translation>Shift+Tab</translation>
    </message>
    <message>
      <source>Shift+arrows</source>
      <translation>‏Shift+الأسهم</translation>
    </message>
    <message>
      <source>Sort by the column, smallest or largest first</source>
      <translation>فرز حسب العمود، الأصغر أو الأكبر أولًا</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>Take the selection into a field of a {type}</source>
      <translation>أخذ التحديد إلى حقل من {type}</translation>
    </message>
    <message>
      <source>The next of the records that overlap there</source>
      <translation>السجل التالي من السجلات المتداخلة هناك</translation>
    </message>
    <message>
      <source>Typing</source>
      <translation>الكتابة</translation>
    </message>
    <message>
      <source>Unfold what the field is for, with examples</source>
      <translation>إظهار الغرض من الحقل، مع أمثلة</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Up</translation>
    </message>
    <message>
      <source>Walk what the text offers for the field</source>
      <translation>التنقل بين ما يعرضه النص للحقل</translation>
    </message>
    <message>
      <source>While editing: save and edit the next or previous cell</source>
      <translation>أثناء التحرير: الحفظ وتحرير الخلية التالية أو السابقة</translation>
    </message>
    <message>
      <source>While editing: save and go to the cell below</source>
      <translation>أثناء التحرير: الحفظ والانتقال إلى الخلية أدناه</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>All keys are as they were.</source>
      <translation>عادت كل المفاتيح كما كانت.</translation>
    </message>
    <message>
      <source>As it was</source>
      <translation>كما كان</translation>
    </message>
    <message>
      <source>Choose a command in the list first.</source>
      <translation>اختر أمرًا من القائمة أولًا.</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>الأمر</translation>
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation>الأوامر ومفاتيحها</translation>
    </message>
    <message>
      <source>Find a command or a key</source>
      <translation>البحث عن أمر أو مفتاح</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>المفاتيح</translation>
    </message>
    <message>
      <source>Leave the other command without this key</source>
      <translation>ترك الأمر الآخر بلا هذا المفتاح</translation>
    </message>
    <message>
      <source>New keys</source>
      <translation>مفاتيح جديدة</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>بلا مفتاح</translation>
    </message>
    <message>
      <source>Normally</source>
      <translation>في الأصل</translation>
    </message>
    <message>
      <source>Press the new keys here</source>
      <translation>اضغط المفاتيح الجديدة هنا</translation>
    </message>
    <message>
      <source>Reset all keys</source>
      <translation>إعادة تعيين كل المفاتيح</translation>
    </message>
    <message>
      <source>Take it</source>
      <translation>أخذه</translation>
    </message>
    <message>
      <source>no key</source>
      <translation>بلا مفتاح</translation>
    </message>
    <message>
      <source>{title}, {keys}</source>
      <translation>{title}، {keys}</translation>
    </message>
    <message>
      <source>“{title}” has no key now.</source>
      <translation>‏«{title}» بلا مفتاح الآن.</translation>
    </message>
    <message>
      <source>“{title}” is now {keys}.</source>
      <translation>‏«{title}» مفتاحه الآن {keys}.</translation>
    </message>
  </context>
  <context>
    <name>LabelsPage</name>
    <message>
      <source>Becomes</source>
      <translation>يصير</translation>
    </message>
    <message>
      <source>Count</source>
      <translation>العدد</translation>
    </message>
    <message>
      <source>Field “{field}”</source>
      <translation>الحقل «{field}»</translation>
    </message>
    <message>
      <source>Keep in the metadata</source>
      <translation>الإبقاء في البيانات الوصفية</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>Labels of {format} and what they become</source>
      <translation>تسميات {format} وما تصير إليه</translation>
    </message>
    <message>
      <source>Link: {relation}</source>
      <translation>رابط: {relation}</translation>
    </message>
    <message>
      <source>Load mapping</source>
      <translation>تحميل المطابقة</translation>
    </message>
    <message>
      <source>Load mapping…</source>
      <translation>تحميل المطابقة…</translation>
    </message>
    <message>
      <source>Loaded {file}.</source>
      <translation>حُمِّل {file}.</translation>
    </message>
    <message>
      <source>New field “{label}”</source>
      <translation>حقل جديد «{label}»</translation>
    </message>
    <message>
      <source>New type “{label}”</source>
      <translation>نوع جديد «{label}»</translation>
    </message>
    <message>
      <source>Part of what points at it</source>
      <translation>جزء مما يشير إليه</translation>
    </message>
    <message>
      <source>Role “{role}”</source>
      <translation>الدور «{role}»</translation>
    </message>
    <message>
      <source>Save mapping</source>
      <translation>حفظ المطابقة</translation>
    </message>
    <message>
      <source>Save mapping…</source>
      <translation>حفظ المطابقة…</translation>
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation>حُفظ {file}.</translation>
    </message>
    <message>
      <source>Take from a YAML file what the labels become</source>
      <translation>أخذ ما تصير إليه التسميات من ملف YAML</translation>
    </message>
    <message>
      <source>The text of the record</source>
      <translation>نص السجل</translation>
    </message>
    <message>
      <source>Values: {values}</source>
      <translation>القيم: {values}</translation>
    </message>
    <message>
      <source>What</source>
      <translation>ما هو</translation>
    </message>
    <message>
      <source>Write to a YAML file what the labels become</source>
      <translation>كتابة ما تصير إليه التسميات في ملف YAML</translation>
    </message>
    <message>
      <source>attribute</source>
      <translation>سمة</translation>
    </message>
    <message>
      <source>label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>relation</source>
      <translation>علاقة</translation>
    </message>
    <message>
      <source>role</source>
      <translation>دور</translation>
    </message>
    <message>
      <source>{type}, where nothing points at it</source>
      <translation>‏{type}، حيث لا شيء يشير إليه</translation>
    </message>
  </context>
  <context>
    <name>LearnedDialog</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Figures of the model</source>
      <translation>أرقام النموذج</translation>
    </message>
    <message>
      <source>Forget all for good</source>
      <translation>نسيان الكل نهائيًا</translation>
    </message>
    <message>
      <source>Forget all…</source>
      <translation>نسيان الكل…</translation>
    </message>
    <message>
      <source>From the next article on it suggests: {types}.</source>
      <translation>بدءًا من المقالة التالية يقترح: {types}.</translation>
    </message>
    <message>
      <source>Goes back to before the last learning, withdrawal or choice of a model</source>
      <translation>يعود إلى ما قبل آخر تعلّم أو سحب أو اختيار نموذج</translation>
    </message>
    <message>
      <source>How far learning is</source>
      <translation>مدى تقدّم التعلّم</translation>
    </message>
    <message>
      <source>It learns from every article that somebody finished, keeps numbers and no text, and is tried on articles that it has not seen.</source>
      <translation>يتعلّم من كل مقالة أنجزها أحد، ويحتفظ بأرقام دون نص، ويُختبر على مقالات لم يرها.</translation>
    </message>
    <message>
      <source>Learn by itself from finished articles</source>
      <translation>التعلّم تلقائيًا من المقالات المنجزة</translation>
    </message>
    <message>
      <source>Learn now</source>
      <translation>تعلّم الآن</translation>
    </message>
    <message>
      <source>Learned from {n} articles.</source>
      <translation>تعلّم من {n} من المقالات.</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>النماذج</translation>
    </message>
    <message>
      <source>Nothing was learned yet.</source>
      <translation>لم يُتعلَّم شيء بعد.</translation>
    </message>
    <message>
      <source>Of the most confident 30 %, {share} % are right in all parts.</source>
      <translation>من أوثق 30٪، {share}٪ صحيحة في كل أجزائها.</translation>
    </message>
    <message>
      <source>Tried in {n} parts, each by a model of the others.</source>
      <translation>اختُبر في {n} أجزاء، كلٌّ بنموذج من بقيتها.</translation>
    </message>
    <message>
      <source>Undo the last</source>
      <translation>تراجع عن الأخير</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>استخدام هذا النموذج</translation>
    </message>
    <message>
      <source>What came with the program is still better at: {types}.</source>
      <translation>ما جاء مع البرنامج لا يزال أفضل في: {types}.</translation>
    </message>
    <message>
      <source>What it learned</source>
      <translation>ما تعلّمه</translation>
    </message>
    <message>
      <source>While coding is blind it learns from your own finished articles alone, for you alone, keeps numbers and no text, and is tried on articles that it has not seen.</source>
      <translation>ما دام الترميز معمّى فهو يتعلّم من مقالاتك المنجزة وحدها، ولك وحدك، ويحتفظ بأرقام لا بنصوص، ويُختبَر على مقالات لم يرها.</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>سحب</translation>
    </message>
    <message>
      <source>exact</source>
      <translation>مطابق</translation>
    </message>
    <message>
      <source>overlapping</source>
      <translation>متداخل</translation>
    </message>
    <message>
      <source>own words</source>
      <translation>كلماته</translation>
    </message>
    <message>
      <source>whole record</source>
      <translation>السجل كله</translation>
    </message>
  </context>
  <context>
    <name>LearningCurve</name>
    <message>
      <source>Learning curve</source>
      <translation>منحنى التعلّم</translation>
    </message>
    <message>
      <source>overlapping</source>
      <translation>متداخل</translation>
    </message>
    <message>
      <source>whole records</source>
      <translation>سجلات كاملة</translation>
    </message>
    <message>
      <source>{n} articles: whole records {exact} %, overlapping {overlap} %</source>
      <translation>{n} من المقالات: سجلات كاملة {exact}٪، متداخلة {overlap}٪</translation>
    </message>
  </context>
  <context>
    <name>LearningFeature</name>
    <message>
      <source>Forget what was learned</source>
      <translation>محو ما تُعُلِّم</translation>
    </message>
    <message>
      <source>It is learning already.</source>
      <translation>إنه يتعلّم بالفعل.</translation>
    </message>
    <message>
      <source>Learning from finished articles</source>
      <translation>التعلّم من المقالات المنجزة</translation>
    </message>
    <message>
      <source>Learning from finished articles, in the background…</source>
      <translation>التعلّم من المقالات المنجزة في الخلفية…</translation>
    </message>
    <message>
      <source>Undo what was done to models</source>
      <translation>تراجع عمّا جرى للنماذج</translation>
    </message>
    <message>
      <source>Use another model</source>
      <translation>استخدام نموذج آخر</translation>
    </message>
    <message>
      <source>Withdraw a model</source>
      <translation>سحب نموذج</translation>
    </message>
  </context>
  <context>
    <name>LineEditor</name>
    <message>
      <source>one more</source>
      <translation>قيمة أخرى</translation>
    </message>
    <message>
      <source>used last</source>
      <translation>الأخير استخدامًا</translation>
    </message>
  </context>
  <context>
    <name>LinkBar</name>
    <message>
      <source>Close without linking</source>
      <translation>إغلاق بلا ربط</translation>
    </message>
    <message>
      <source>Close without linking  (Esc)</source>
      <translation>إغلاق بلا ربط  (Esc)</translation>
    </message>
    <message>
      <source>Find the record to link to</source>
      <translation>البحث عن السجل المراد الربط به</translation>
    </message>
    <message>
      <source>J K choose · ← → what it says · Enter links · Esc leaves</source>
      <translation>‏J K للاختيار · ← → لما يقوله · Enter للربط · Esc للخروج</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>ربط</translation>
    </message>
    <message>
      <source>Link the record to another</source>
      <translation>ربط السجل بآخر</translation>
    </message>
    <message>
      <source>Link the two records</source>
      <translation>ربط السجلين</translation>
    </message>
    <message>
      <source>No record fits.</source>
      <translation>لا سجل يطابق.</translation>
    </message>
    <message>
      <source>Records to link to</source>
      <translation>سجلات للربط بها</translation>
    </message>
    <message>
      <source>Type to find records, in other articles too</source>
      <translation>اكتب للعثور على سجلات، وفي مقالات أخرى أيضًا</translation>
    </message>
    <message>
      <source>What the link says</source>
      <translation>ما يقوله الرابط</translation>
    </message>
  </context>
  <context>
    <name>LinkRow</name>
    <message>
      <source>Change link: {relation}</source>
      <translation>تغيير الرابط: {relation}</translation>
    </message>
    <message>
      <source>Change what the link says</source>
      <translation>تغيير ما يقوله الرابط</translation>
    </message>
    <message>
      <source>Remove link to “{text}”</source>
      <translation>إزالة الرابط إلى «{text}»</translation>
    </message>
    <message>
      <source>Remove the link</source>
      <translation>إزالة الرابط</translation>
    </message>
  </context>
  <context>
    <name>LinkSection</name>
    <message>
      <source>Link the record to another</source>
      <translation>ربط السجل بآخر</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>الروابط</translation>
    </message>
    <message>
      <source>Links of the record</source>
      <translation>روابط السجل</translation>
    </message>
    <message>
      <source>Link…</source>
      <translation>ربط…</translation>
    </message>
    <message>
      <source>none</source>
      <translation>لا شيء</translation>
    </message>
  </context>
  <context>
    <name>LinksFeature</name>
    <message>
      <source>Link {record}</source>
      <translation>ربط {record}</translation>
    </message>
    <message>
      <source>What the link says</source>
      <translation>ما يقوله الرابط</translation>
    </message>
    <message>
      <source>{relation} →</source>
      <translation>{relation} ←</translation>
    </message>
    <message>
      <source>← {relation}</source>
      <translation>→ {relation}</translation>
    </message>
  </context>
  <context>
    <name>MainToolbar</name>
    <message>
      <source>Main tools</source>
      <translation>الأدوات الرئيسية</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>That has to wait until the server answers again.</source>
      <translation>يجب أن ينتظر ذلك حتى يستجيب الخادم من جديد.</translation>
    </message>
    <message>
      <source>The article is being read from the server…</source>
      <translation>تُقرأ المقالة من الخادم…</translation>
    </message>
    <message>
      <source>{title}: cancelled. Nothing was changed.</source>
      <translation>‏{title}: أُلغي. لم يتغيّر شيء.</translation>
    </message>
  </context>
  <context>
    <name>MarkRuler</name>
    <message>
      <source>Found here: {n:,}</source>
      <translation>وُجد هنا: {n:,}</translation>
    </message>
    <message>
      <source>Where the records are</source>
      <translation>مواضع السجلات</translation>
    </message>
    <message>
      <source>and {n:,} more</source>
      <translation>وأخرى: {n:,}</translation>
    </message>
  </context>
  <context>
    <name>MentionModel</name>
    <message>
      <source>{0} “{1}”</source>
      <translation>‏⁨{0}⁩ «⁨{1}⁩»</translation>
    </message>
  </context>
  <context>
    <name>MentionView</name>
    <message>
      <source>Records that name the actor</source>
      <translation>السجلات التي تذكر الفاعل</translation>
    </message>
  </context>
  <context>
    <name>MergeDialog</name>
    <message>
      <source>1 record</source>
      <translation>سجل واحد</translation>
    </message>
    <message>
      <source>Add files to merge</source>
      <translation>إضافة ملفات للدمج</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>إضافة ملفات…</translation>
    </message>
    <message>
      <source>Aliases: {0}</source>
      <translation>الأسماء البديلة: {0}</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>كلاهما</translation>
    </message>
    <message>
      <source>By article and coder</source>
      <translation>بحسب المقالة والمرمّز</translation>
    </message>
    <message>
      <source>Changed here</source>
      <translation>تغيّر هنا</translation>
    </message>
    <message>
      <source>Changed there</source>
      <translation>تغيّر هناك</translation>
    </message>
    <message>
      <source>Conflicts</source>
      <translation>التعارضات</translation>
    </message>
    <message>
      <source>Conflicts ({n:,})</source>
      <translation>التعارضات ({n:,})</translation>
    </message>
    <message>
      <source>Deleted there</source>
      <translation>حُذف هناك</translation>
    </message>
    <message>
      <source>Files to merge</source>
      <translation>الملفات المراد دمجها</translation>
    </message>
    <message>
      <source>Keep {0}</source>
      <translation>إبقاء {0}</translation>
    </message>
    <message>
      <source>Looking at the files</source>
      <translation>فحص الملفات</translation>
    </message>
    <message>
      <source>Looking at the files…</source>
      <translation>جارٍ فحص الملفات…</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>دمج</translation>
    </message>
    <message>
      <source>Merge {0} actors</source>
      <translation>دمج الفاعلين ({0})</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>New in the codebook: {names}</source>
      <translation>جديد في دليل الترميز: {names}</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>ملاحظات</translation>
    </message>
    <message>
      <source>Notes ({n:,})</source>
      <translation>ملاحظات ({n:,})</translation>
    </message>
    <message>
      <source>One of them stays; what the others are called becomes its aliases. Values keep the words with which they were coded. Undo takes it back as a whole.</source>
      <translation>يبقى أحدهم، وتصبح أسماء الآخرين أسماءً بديلة له. تحتفظ القيم بالكلمات التي رُمِّزت بها. التراجع يلغي ذلك كله.</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>معاينة</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove the selected files</source>
      <translation>إزالة الملفات المحددة</translation>
    </message>
    <message>
      <source>Take work back</source>
      <translation>استلام العمل</translation>
    </message>
    <message>
      <source>The project has all of it already.</source>
      <translation>كل ذلك موجود في المشروع من قبل.</translation>
    </message>
    <message>
      <source>Undecided conflicts: {n:,}</source>
      <translation>تعارضات لم تُحسم: {n:,}</translation>
    </message>
    <message>
      <source>What only one side changed is as that side has it. Where both changed the same, this project’s version stays until you take theirs.</source>
      <translation>ما غيّره طرف واحد يؤخذ كما هو عنده. وما غيّره الطرفان معًا تبقى فيه نسخة هذا المشروع إلى أن تأخذ نسختهم.</translation>
    </message>
    <message>
      <source>What would be merged</source>
      <translation>ما سيُدمج</translation>
    </message>
    <message>
      <source>Which one stays?</source>
      <translation>أيهم يبقى؟</translation>
    </message>
    <message>
      <source>{0} records</source>
      <translation>السجلات: {0}</translation>
    </message>
    <message>
      <source>{0} records will name “{1}”.</source>
      <translation>السجلات التي ستذكر «{1}»: {0}.</translation>
    </message>
  </context>
  <context>
    <name>MergeRow</name>
    <message>
      <source>Merge</source>
      <translation>دمج</translation>
    </message>
  </context>
  <context>
    <name>MergeRows</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>كلاهما</translation>
    </message>
    <message>
      <source>Changed here</source>
      <translation>تغيّر هنا</translation>
    </message>
    <message>
      <source>Changed there</source>
      <translation>تغيّر هناك</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Conflicts</source>
      <translation>التعارضات</translation>
    </message>
    <message>
      <source>Deleted there</source>
      <translation>حُذف هناك</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديدة</translation>
    </message>
    <message>
      <source>The project itself</source>
      <translation>المشروع نفسه</translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message>
      <source>Messages</source>
      <translation>الرسائل</translation>
    </message>
  </context>
  <context>
    <name>ModelAsking</name>
    <message>
      <source>Ask {models}</source>
      <translation>سؤال {models}</translation>
    </message>
    <message>
      <source>No model by address is switched on: name one here first.</source>
      <translation>لم يُفعَّل أي نموذج بعنوان: سمِّ واحدًا هنا أولًا.</translation>
    </message>
    <message>
      <source>Suggestions of models: {count}; not borne out by the text, left out: {n}.</source>
      <translation>اقتراحات النماذج: {count}؛ وأُسقط ما لا يؤيده النص: {n}.</translation>
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>0 for no limit, of tokens too.</source>
      <translation>‏0 يعني بلا حد، وللرموز كذلك.</translation>
    </message>
    <message>
      <source>A language model that speaks the chat protocol of OpenAI, on this computer or elsewhere, suggests records. It is asked by “Ask models about this article” alone, and only once you have switched it on.</source>
      <translation>نموذج لغوي يتكلم بروتوكول المحادثة لـ OpenAI، على هذا الحاسوب أو في غيره، يقترح تسجيلات. لا يُسأل إلا بالأمر «اسأل النماذج عن هذا المقال»، وبعد أن تفعّله أنت.</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>Another one</source>
      <translation>نموذج آخر</translation>
    </message>
    <message>
      <source>It is on this computer: what it is sent about an article stays here.</source>
      <translation>هو على هذا الحاسوب: ما يُرسل إليه عن المقال يبقى هنا.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>احفظ</translation>
    </message>
    <message>
      <source>Kept in the system's keyring; empty leaves it as it is.</source>
      <translation>يُحفظ في حلقة مفاتيح النظام؛ والفراغ يتركه كما هو.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>المعرّف</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>النموذج</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>النماذج</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Named so far</source>
      <translation>المسمّى حتى الآن</translation>
    </message>
    <message>
      <source>Record types</source>
      <translation>أنواع السجلات</translation>
    </message>
    <message>
      <source>Remove the key</source>
      <translation>أزل المفتاح</translation>
    </message>
    <message>
      <source>Remove the model</source>
      <translation>أزل النموذج</translation>
    </message>
    <message>
      <source>Requests a day</source>
      <translation>الطلبات في اليوم</translation>
    </message>
    <message>
      <source>Seconds to wait</source>
      <translation>ثواني الانتظار</translation>
    </message>
    <message>
      <source>Texts may be sent there</source>
      <translation>يجوز إرسال النصوص إليه</translation>
    </message>
    <message>
      <source>The way there is not encrypted: others can read along.</source>
      <translation>الطريق إليه غير معمّى: يمكن لغيرك أن يقرأ.</translation>
    </message>
    <message>
      <source>Their keys, such as quote, claim; empty for all.</source>
      <translation>مفاتيحها، مثل quote وclaim؛ والفراغ يعني كلها.</translation>
    </message>
    <message>
      <source>Tokens a day</source>
      <translation>الرموز في اليوم</translation>
    </message>
    <message>
      <source>Who asks it sends the article's text and the codebook, with its explanations, to {place}; no names of coders, and nothing of what they coded. Ask first who owns the texts.</source>
      <translation>من يسأله يرسل نص المقال ودليل الترميز بشروحه إلى {place}؛ لا أسماء المرمِّزين ولا شيء مما رمّزوه. اسأل أولًا من يملك النصوص.</translation>
    </message>
  </context>
  <context>
    <name>MovedProjectFeature</name>
    <message>
      <source>Beside “{name}” lay edits that belong to another state of it, as when a backup was copied over it. They were set aside in {log}; nothing was lost.</source>
      <translation>بجوار «{name}» كانت تعديلات تخص حالة أخرى منه، كما يحدث حين تُنسخ فوقه نسخة احتياطية. وُضعت جانبًا في {log}؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <source>Open it there</source>
      <translation>افتحه هناك</translation>
    </message>
    <message>
      <source>Open the copy</source>
      <translation>افتح النسخة</translation>
    </message>
    <message>
      <source>Open what lies there now</source>
      <translation>افتح ما يوجد هناك الآن</translation>
    </message>
    <message>
      <source>Recover the edits</source>
      <translation>استعادة التعديلات</translation>
    </message>
    <message>
      <source>“{name}” was deleted or replaced while it was open. Everything that was saved is in a copy, {copy}; nothing more is written here.</source>
      <translation>حُذف «{name}» أو استُبدل وهو مفتوح. كل ما حُفظ موجود في نسخة، {copy}؛ ولا يُكتب هنا شيء بعد الآن.</translation>
    </message>
    <message>
      <source>“{name}” was moved to {place} while it was open. Everything that was saved is in it. Nothing more is written until you go on there.</source>
      <translation>نُقل «{name}» إلى {place} وهو مفتوح. كل ما حُفظ موجود فيه. لا يُكتب شيء آخر حتى تتابع هناك.</translation>
    </message>
    <message>
      <source>“{name}” was moved while it was open. Everything that was saved is in it. Nothing more is written until you open it where it is now.</source>
      <translation>نُقل «{name}» وهو مفتوح. كل ما حُفظ موجود فيه. لا يُكتب شيء آخر حتى تفتحه في مكانه الجديد.</translation>
    </message>
    <message>
      <source>“{name}” was overwritten by another file while it was open. What it held before is in its backups; nothing more is written here.</source>
      <translation>كُتب ملف آخر فوق «{name}» وهو مفتوح. ما كان فيه من قبل موجود في نسخه الاحتياطية؛ ولا يُكتب هنا شيء بعد الآن.</translation>
    </message>
    <message>
      <source>“{name}” was overwritten by another file while it was open. What was edited last can be recovered; what it held before is in its backups.</source>
      <translation>كُتب ملف آخر فوق «{name}» وهو مفتوح. يمكن استعادة ما عُدّل أخيرًا؛ وما كان فيه من قبل موجود في نسخه الاحتياطية.</translation>
    </message>
  </context>
  <context>
    <name>NewActorDialog</name>
    <message>
      <source>A person or body that records can name.</source>
      <translation>شخص أو جهة يمكن للسجلات أن تذكرها.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>New actor</source>
      <translation>فاعل جديد</translation>
    </message>
    <message>
      <source>Register</source>
      <translation>تسجيل</translation>
    </message>
  </context>
  <context>
    <name>NewProjectDialog</name>
    <message>
      <source>A codebook file…</source>
      <translation>ملف دليل ترميز…</translation>
    </message>
    <message>
      <source>Codebook</source>
      <translation>دليل الترميز</translation>
    </message>
    <message>
      <source>Codebook file</source>
      <translation>ملف دليل الترميز</translation>
    </message>
    <message>
      <source>Codebooks (*.yaml *.yml *.json)</source>
      <translation>أدلة الترميز (*.yaml *.yml *.json)</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>المجلد</translation>
    </message>
    <message>
      <source>Make the project</source>
      <translation>إنشاء المشروع</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>مشروع جديد</translation>
    </message>
    <message>
      <source>One file holds everything: articles, codebook, records and history.</source>
      <translation>ملف واحد يحوي كل شيء: المقالات ودليل الترميز والسجلات وسجل التغييرات.</translation>
    </message>
  </context>
  <context>
    <name>NoteSection</name>
    <message>
      <source>Doubts, reasons, what to ask; saved as you type</source>
      <translation>الشكوك والأسباب وما يُسأل عنه؛ تُحفظ أثناء الكتابة</translation>
    </message>
    <message>
      <source>Keep mine</source>
      <translation>إبقاء ما كتبته</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>إعادة النظر</translation>
    </message>
    <message>
      <source>Take theirs</source>
      <translation>أخذ ما كتبوه</translation>
    </message>
    <message>
      <source>What coders tell one another about the coding</source>
      <translation>ما يقوله المرمّزون بعضهم لبعض عن الترميز</translation>
    </message>
  </context>
  <context>
    <name>NotesFeature</name>
    <message>
      <source>Gone on from the other end of the article.</source>
      <translation>استُؤنف من الطرف الآخر للمقالة.</translation>
    </message>
    <message>
      <source>Look again at the article</source>
      <translation>إعادة النظر في المقالة</translation>
    </message>
    <message>
      <source>Look again at the record</source>
      <translation>إعادة النظر في السجل</translation>
    </message>
    <message>
      <source>No record here waits for a second look.</source>
      <translation>لا سجل هنا ينتظر إعادة النظر.</translation>
    </message>
    <message>
      <source>Working note</source>
      <translation>ملاحظة العمل</translation>
    </message>
    <message>
      <source>Working note on the article</source>
      <translation>ملاحظة العمل على المقالة</translation>
    </message>
    <message>
      <source>Working note on: {what}</source>
      <translation>ملاحظة عمل على: {what}</translation>
    </message>
  </context>
  <context>
    <name>NumberEditor</name>
    <message>
      <source>a number</source>
      <translation>عدد</translation>
    </message>
  </context>
  <context>
    <name>OpenAddressDialog</name>
    <message>
      <source>Address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>In its own letters the site is “{host}”. They can look like those of a site that you know.</source>
      <translation>بحروفه الأصلية اسم الموقع هو “{host}”. وقد تشبه حروفه حروف موقع تعرفه.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Open this address in the browser?</source>
      <translation>أتريد فتح هذا العنوان في المتصفّح؟</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>الموقع</translation>
    </message>
    <message>
      <source>“{name}”, before the @, is a name to sign in with. It is not the site.</source>
      <translation>‏“{name}”، قبل العلامة @، اسم لتسجيل الدخول، وليس هو الموقع.</translation>
    </message>
  </context>
  <context>
    <name>OpenProjectDialog</name>
    <message>
      <source>A project file, or the address of a PostgreSQL database.</source>
      <translation>ملف مشروع، أو عنوان قاعدة بيانات PostgreSQL.</translation>
    </message>
    <message>
      <source>Annotator projects (*.annotator);;All files (*)</source>
      <translation>مشاريع Annotator (*.annotator);;كل الملفات (*)</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>فتح مشروع</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>المكان</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>المشاريع الأخيرة</translation>
    </message>
  </context>
  <context>
    <name>Page</name>
    <message>
      <source>More</source>
      <translation>المزيد</translation>
    </message>
    <message>
      <source>More properties</source>
      <translation>خصائص أخرى</translation>
    </message>
  </context>
  <context>
    <name>Paper</name>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>a record of another article</source>
      <translation>سجل من مقالة أخرى</translation>
    </message>
    <message>
      <source>done</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>draft</source>
      <translation>مسودة</translation>
    </message>
    <message>
      <source>gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>مرفوض</translation>
    </message>
    <message>
      <source>suggested</source>
      <translation>مقترح</translation>
    </message>
  </context>
  <context>
    <name>PassagesPage</name>
    <message>
      <source>Passages to take</source>
      <translation>المقاطع المراد أخذها</translation>
    </message>
    <message>
      <source>Take all</source>
      <translation>أخذ الكل</translation>
    </message>
    <message>
      <source>Take none</source>
      <translation>عدم أخذ أي منها</translation>
    </message>
    <message>
      <source>“{words}” in “{around}” · {file}</source>
      <translation>‏«{words}» في «{around}» · {file}</translation>
    </message>
  </context>
  <context>
    <name>PasswordDialog</name>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>كلمة المرور</translation>
    </message>
    <message>
      <source>The server of {place} asks for a password, or refused the one that it got. What you enter is held in memory until the program ends, and written nowhere.</source>
      <translation>يطلب خادم {place} كلمة مرور، أو رفض التي وصلته. يبقى ما تدخله في الذاكرة حتى ينتهي البرنامج، ولا يُكتب في أي مكان.</translation>
    </message>
  </context>
  <context>
    <name>PathList</name>
    <message>
      <source>Drop files and folders here, or add them.</source>
      <translation>أفلت الملفات والمجلدات هنا، أو أضفها.</translation>
    </message>
  </context>
  <context>
    <name>PathRow</name>
    <message>
      <source>Browse: {label}</source>
      <translation>استعراض: {label}</translation>
    </message>
    <message>
      <source>Browse…</source>
      <translation>استعراض…</translation>
    </message>
  </context>
  <context>
    <name>PendingEdits</name>
    <message>
      <source>No project is open.</source>
      <translation>لا مشروع مفتوح.</translation>
    </message>
  </context>
  <context>
    <name>PendingWords</name>
    <message>
      <source>A cell of the sheet: {record}</source>
      <translation>خلية في الجدول: {record}</translation>
    </message>
    <message>
      <source>A link</source>
      <translation>رابط</translation>
    </message>
    <message>
      <source>About the article: {article}</source>
      <translation>عن المقال: {article}</translation>
    </message>
    <message>
      <source>Actor “{actor}”</source>
      <translation>الفاعل «{actor}»</translation>
    </message>
    <message>
      <source>Deleting: {record}</source>
      <translation>حذف: {record}</translation>
    </message>
    <message>
      <source>How far an article is</source>
      <translation>حالة إنجاز مقال</translation>
    </message>
    <message>
      <source>Name of the actor “{actor}”</source>
      <translation>اسم الفاعل «{actor}»</translation>
    </message>
    <message>
      <source>Removing a link</source>
      <translation>إزالة رابط</translation>
    </message>
    <message>
      <source>State of: {record}</source>
      <translation>حالة: {record}</translation>
    </message>
    <message>
      <source>Text of: {record}</source>
      <translation>نص: {record}</translation>
    </message>
    <message>
      <source>What a link says</source>
      <translation>معنى رابط</translation>
    </message>
    <message>
      <source>Whether an article is relevant</source>
      <translation>هل المقالة ذات صلة</translation>
    </message>
    <message>
      <source>Working note on: {article}</source>
      <translation>ملاحظة عمل على: {article}</translation>
    </message>
    <message>
      <source>Working note on: {record}</source>
      <translation>ملاحظة عمل على: {record}</translation>
    </message>
    <message>
      <source>{field} of: {record}</source>
      <translation>‏{field} في: {record}</translation>
    </message>
    <message>
      <source>{record}</source>
      <translation>‏{record}</translation>
    </message>
    <message>
      <source>{type} “{words}”</source>
      <translation>‏{type} «{words}»</translation>
    </message>
    <message>
      <source>“Look again” of: {article}</source>
      <translation>«انظر ثانية» لـ: {article}</translation>
    </message>
    <message>
      <source>“Look again” of: {record}</source>
      <translation>«انظر ثانية» لـ: {record}</translation>
    </message>
  </context>
  <context>
    <name>PickerLine</name>
    <message>
      <source>Proposals for {0}</source>
      <translation>مقترحات لـ{0}</translation>
    </message>
  </context>
  <context>
    <name>PickingEditor</name>
    <message>
      <source>There is no “{0}”. Press Down to see what there is.</source>
      <translation>لا يوجد «{0}». اضغط السهم لأسفل لترى المتاح.</translation>
    </message>
    <message>
      <source>not said</source>
      <translation>غير مذكور</translation>
    </message>
    <message>
      <source>used last</source>
      <translation>الأخير استخدامًا</translation>
    </message>
    <message>
      <source>“{0}” could be several. Press Down to choose one.</source>
      <translation>‏«{0}» يحتمل أكثر من واحد. اضغط السهم لأسفل لتختار.</translation>
    </message>
  </context>
  <context>
    <name>PlaceEditor</name>
    <message>
      <source>Country</source>
      <translation>البلد</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>خط العرض</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>خط الطول</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Name, country, latitude and longitude one by one</source>
      <translation>الاسم والبلد وخطا العرض والطول كلٌّ على حدة</translation>
    </message>
    <message>
      <source>Parts of {0}</source>
      <translation>أجزاء {0}</translation>
    </message>
    <message>
      <source>Tobruk, LBY</source>
      <translation>Tobruk, LBY</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>الصفحات</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>التفضيلات</translation>
    </message>
  </context>
  <context>
    <name>Presenter</name>
    <message>
      <source>Choose an article, or drop some here.</source>
      <translation>اختر مقالة، أو أفلت مقالات هنا.</translation>
    </message>
    <message>
      <source>Click again for the next one</source>
      <translation>انقر مرة أخرى للتالي</translation>
    </message>
    <message>
      <source>Open a project, or start a new one.</source>
      <translation>افتح مشروعًا، أو ابدأ مشروعًا جديدًا.</translation>
    </message>
    <message>
      <source>Select words with the mouse or Shift+arrows, then press {keys}.</source>
      <translation>حدِّد كلمات بالفأرة أو بـShift مع الأسهم، ثم اضغط {keys}.</translation>
    </message>
    <message>
      <source>That is saved already. {key} undoes anything, tomorrow too.</source>
      <translation>هذا محفوظ بالفعل. {key} يتراجع عن أي شيء، وغدًا أيضًا.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>{key} for {type}</source>
      <translation>‏⁨{key}⁩ لـ⁨{type}⁩</translation>
    </message>
  </context>
  <context>
    <name>PrintingFeature</name>
    <message>
      <source>Export the article as PDF</source>
      <translation>تصدير المقالة بصيغة PDF</translation>
    </message>
    <message>
      <source>Exported to {out}.</source>
      <translation>تم التصدير إلى {out}.</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>التصدير</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>فتح المجلد</translation>
    </message>
  </context>
  <context>
    <name>ProjectsFeature</name>
    <message>
      <source>Import articles…</source>
      <translation>استيراد مقالات…</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>Open another project…</source>
      <translation>فتح مشروع آخر…</translation>
    </message>
    <message>
      <source>Opening the project</source>
      <translation>فتح المشروع</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
      <source>The last edits lie in its log, which cannot be read here: {log}.</source>
      <translation>آخر التعديلات في سجلّه الذي تتعذّر قراءته هنا: {log}.</translation>
    </message>
    <message>
      <source>The project came from an older version and was brought up to date. As it was before, it is kept in {file}.</source>
      <translation>كان المشروع من إصدار أقدم وجرى تحديثه. وهو محفوظ كما كان من قبل في {file}.</translation>
    </message>
    <message>
      <source>This is a sample. Start a project of your own, or drop articles here.</source>
      <translation>هذا نموذج. ابدأ مشروعك الخاص، أو أفلت مقالات هنا.</translation>
    </message>
    <message>
      <source>This project can only be read here: search it, export it, look at everything. To work on it, copy it to a folder of your own.</source>
      <translation>لا يمكن هنا إلا قراءة هذا المشروع: ابحث فيه وصدّره واطّلع على كل شيء. وللعمل عليه انسخه إلى مجلد خاص بك.</translation>
    </message>
    <message>
      <source>“{title}” is still running. Wait for it or cancel it first.</source>
      <translation>‏«{title}» ما زال قيد التنفيذ. انتظره أو ألغِه أولًا.</translation>
    </message>
  </context>
  <context>
    <name>PublicationsDialog</name>
    <message>
      <source>Address</source>
      <translation>عنوان الويب</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>التاريخ</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>واحد آخر</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove publication {n}</source>
      <translation>إزالة موضع النشر {n}</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>القسم</translation>
    </message>
    <message>
      <source>Where else the text appeared</source>
      <translation>أين نُشر النص أيضًا</translation>
    </message>
  </context>
  <context>
    <name>PurgeDialog</name>
    <message>
      <source>I know that nothing brings it back</source>
      <translation>أعلم أن لا شيء يعيدها</translation>
    </message>
    <message>
      <source>Purge</source>
      <translation>محو</translation>
    </message>
    <message>
      <source>Purge “{title}” for good</source>
      <translation>محو «{title}» نهائيًا</translation>
    </message>
    <message>
      <source>The article goes with its records ({count:,}), links and notes: out of the project and its history, out of the backups beside the project, and out of those in {folder}.</source>
      <translation>تُمحى المقالة مع سجلاتها ({count:,}) وروابطها وملاحظاتها: من المشروع وسجل تغييراته، ومن النسخ الاحتياطية بجانب المشروع، ومن تلك التي في {folder}.</translation>
    </message>
    <message>
      <source>Undo does not bring it back. Actors that it names stay. Exports, copies elsewhere and the backups of a server are not reached.</source>
      <translation>التراجع لا يعيدها. يبقى الفاعلون الذين تذكرهم. ولا يصل المحو إلى ما صُدّر ولا إلى النسخ في أماكن أخرى ولا إلى نسخ الخادم الاحتياطية.</translation>
    </message>
  </context>
  <context>
    <name>PurgingFeature</name>
    <message>
      <source>Details</source>
      <translation>التفاصيل</translation>
    </message>
    <message>
      <source>Purging the article</source>
      <translation>محو المقالة</translation>
    </message>
    <message>
      <source>The article was purged from the project, but not everything is erased.</source>
      <translation>مُحيت المقالة من المشروع، لكن لم يُمسح كل شيء.</translation>
    </message>
    <message>
      <source>The article was purged. Backups that it was in: {count:,}.</source>
      <translation>مُحيت المقالة. النسخ الاحتياطية التي كانت فيها: {count:,}.</translation>
    </message>
    <message>
      <source>Traces are left in the database's files: another window has the project open, or the server lets only its owner erase them. Close it and purge once more by “annotator purge”.</source>
      <translation>بقيت آثار في ملفات قاعدة البيانات: نافذة أخرى تفتح المشروع، أو لا يسمح الخادم بمسحها إلا لمالكه. أغلقها وامحُ مرة أخرى بالأمر “annotator purge”.</translation>
    </message>
  </context>
  <context>
    <name>RangeEditor</name>
    <message>
      <source>12, 10–20 or 10+</source>
      <translation>12 أو 10–20 أو 10+</translation>
    </message>
    <message>
      <source>{0} or fewer</source>
      <translation>‏{0} أو أقل</translation>
    </message>
    <message>
      <source>{0} or more</source>
      <translation>‏{0} أو أكثر</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>من {0} إلى {1}</translation>
    </message>
  </context>
  <context>
    <name>ReadingDialog</name>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
  </context>
  <context>
    <name>ReadingPage</name>
    <message>
      <source>As the system has them</source>
      <translation>كما في النظام</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>الألوان</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>داكنة</translation>
    </message>
    <message>
      <source>Font of articles</source>
      <translation>خط المقالات</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>تباين عالٍ</translation>
    </message>
    <message>
      <source>Hold Alt while dragging for the exact letters.</source>
      <translation>اضغط Alt أثناء السحب لتحديد الأحرف بدقة.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>فاتحة</translation>
    </message>
    <message>
      <source>Line spacing</source>
      <translation>تباعد الأسطر</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>عادي</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>القراءة</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>حجم النص</translation>
    </message>
    <message>
      <source>Snap selections to words</source>
      <translation>محاذاة التحديد إلى الكلمات</translation>
    </message>
    <message>
      <source>The best with serifs</source>
      <translation>أفضل خط مذيّل</translation>
    </message>
    <message>
      <source>The best without serifs</source>
      <translation>أفضل خط غير مذيّل</translation>
    </message>
    <message>
      <source>Wide</source>
      <translation>واسع</translation>
    </message>
  </context>
  <context>
    <name>ReasonBar</name>
    <message>
      <source>No quote, claim or event</source>
      <translation>لا اقتباس ولا ادعاء ولا حدث</translation>
    </message>
    <message>
      <source>Not readable</source>
      <translation>غير مقروءة</translation>
    </message>
    <message>
      <source>Nothing to code</source>
      <translation>لا شيء للترميز</translation>
    </message>
    <message>
      <source>Off the topic</source>
      <translation>خارج الموضوع</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>السبب</translation>
    </message>
    <message>
      <source>Same text as another article</source>
      <translation>النص نفسه في مقالة أخرى</translation>
    </message>
    <message>
      <source>Why there is nothing to code</source>
      <translation>لماذا لا يوجد ما يُرمَّز</translation>
    </message>
    <message>
      <source>Why? Enter marks the article, Esc leaves it</source>
      <translation>لماذا؟ Enter يسم المقالة، وEsc يتركها</translation>
    </message>
  </context>
  <context>
    <name>RecordDelegate</name>
    <message>
      <source>input not saved</source>
      <translation>إدخال غير محفوظ</translation>
    </message>
    <message>
      <source>needs {0}</source>
      <translation>ينقصه {0}</translation>
    </message>
  </context>
  <context>
    <name>RecordForm</name>
    <message>
      <source>Form of the record</source>
      <translation>نموذج السجل</translation>
    </message>
  </context>
  <context>
    <name>RecordList</name>
    <message>
      <source>No record here waits for a second look.</source>
      <translation>لا سجل هنا ينتظر إعادة النظر.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
  </context>
  <context>
    <name>RecordMaking</name>
    <message>
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <source>Select some text first.</source>
      <translation>حدِّد نصًا أولًا.</translation>
    </message>
    <message>
      <source>Show the first</source>
      <translation>عرض الأول</translation>
    </message>
    <message>
      <source>The edge can go no further.</source>
      <translation>لا يمكن للحافة أن تتحرك أبعد من ذلك.</translation>
    </message>
    <message>
      <source>These words were coded as “{type}” already; now they are twice.</source>
      <translation>هذه الكلمات مرمَّزة من قبل بوصفها «{type}»؛ صارت الآن مرتين.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
  </context>
  <context>
    <name>RecordModel</name>
    <message>
      <source>has a working note</source>
      <translation>له ملاحظة عمل</translation>
    </message>
    <message>
      <source>look again</source>
      <translation>إعادة النظر</translation>
    </message>
  </context>
  <context>
    <name>RecordPanel</name>
    <message>
      <source>Choose a record, or press {key} for the next one.</source>
      <translation>اختر سجلًا، أو اضغط {key} للسجل التالي.</translation>
    </message>
    <message>
      <source>Choose a record.</source>
      <translation>اختر سجلًا.</translation>
    </message>
    <message>
      <source>Nothing coded here yet.</source>
      <translation>لا شيء مرمَّز هنا بعد.</translation>
    </message>
    <message>
      <source>Nothing coded here yet.
Select some text and press {0}.</source>
      <translation>لم يُرمَّز شيء هنا بعد.
حدِّد نصًا واضغط {0}.</translation>
    </message>
    <message>
      <source>Open an article to code it.</source>
      <translation>افتح مقالة لترميزها.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>or</source>
      <translation>أو</translation>
    </message>
    <message>
      <source>{0} for {1}</source>
      <translation>‏{0} لـ{1}</translation>
    </message>
  </context>
  <context>
    <name>Records</name>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Select words in the text and press a field’s letter to fill it.</source>
      <translation>حدِّد كلمات في النص واضغط حرف الحقل لملئه.</translation>
    </message>
    <message>
      <source>{field} of: {record}</source>
      <translation>‏{field} في: {record}</translation>
    </message>
  </context>
  <context>
    <name>RecoverDialog</name>
    <message>
      <source>Damaged file</source>
      <translation>الملف التالف</translation>
    </message>
    <message>
      <source>New project file</source>
      <translation>ملف مشروع جديد</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>استرداد</translation>
    </message>
    <message>
      <source>Recover a damaged project</source>
      <translation>استرداد مشروع تالف</translation>
    </message>
    <message>
      <source>What can be read is saved into a new project, page by page; what is lost is taken from backups where they have it, and listed where they do not. The damaged file is not touched.</source>
      <translation>يُحفظ ما تمكن قراءته في مشروع جديد صفحةً صفحة؛ وما فُقد يؤخذ من النسخ الاحتياطية إن وُجد فيها، ويُسرد إن لم يوجد. ولا يُمَسّ الملف التالف.</translation>
    </message>
  </context>
  <context>
    <name>Recovering</name>
    <message>
      <source>Details</source>
      <translation>التفاصيل</translation>
    </message>
    <message>
      <source>Open it</source>
      <translation>فتحه</translation>
    </message>
    <message>
      <source>Recovered into {place}: {n:,} things, and nothing is known to be lost.</source>
      <translation>تم الاسترداد إلى {place}: العناصر {n:,}، ولا يُعرف أن شيئًا فُقد.</translation>
    </message>
    <message>
      <source>Recovered into {place}: {n:,} things. Not saved, or not as they were: {lost:,}. The damaged file is as it was.</source>
      <translation>تم الاسترداد إلى {place}: العناصر {n:,}. ما لم يُحفظ أو لم يُحفظ كما كان: {lost:,}. والملف التالف كما كان.</translation>
    </message>
    <message>
      <source>Recovering</source>
      <translation>جارٍ الاسترداد</translation>
    </message>
    <message>
      <source>Recover…</source>
      <translation>استرداد…</translation>
    </message>
    <message>
      <source>The edits that were set aside are in {place}.</source>
      <translation>التعديلات التي وُضعت جانبًا موجودة في {place}.</translation>
    </message>
    <message>
      <source>What could not be saved</source>
      <translation>ما تعذّر حفظه</translation>
    </message>
  </context>
  <context>
    <name>RestoreDialog</name>
    <message>
      <source>Backup</source>
      <translation>النسخة الاحتياطية</translation>
    </message>
    <message>
      <source>New project file</source>
      <translation>ملف مشروع جديد</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>استعادة</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
      <source>The backup becomes a project of its own; no project that exists is touched.</source>
      <translation>تصبح النسخة الاحتياطية مشروعًا مستقلًا؛ ولا يُمَسّ أي مشروع موجود.</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>All are kept, with their evidence.</source>
      <translation>تبقى كلها، مع شواهدها.</translation>
    </message>
    <message>
      <source>Becomes:</source>
      <translation>تصبح:</translation>
    </message>
    <message>
      <source>Cannot be read:</source>
      <translation>لا يمكن قراءتها:</translation>
    </message>
    <message>
      <source>Drop them</source>
      <translation>إسقاطها</translation>
    </message>
    <message>
      <source>It is one change for all coders’ records, and undo takes all of it back.</source>
      <translation>هو تغيير واحد لسجلات كل المرمّزين، والتراجع يلغيه كله.</translation>
    </message>
    <message>
      <source>Kept: {kept:,}; cannot be kept: {lost:,}.</source>
      <translation>يبقى: {kept:,}؛ لا يمكن إبقاؤه: {lost:,}.</translation>
    </message>
    <message>
      <source>None can stay where it is.</source>
      <translation>لا يمكن لأي منها أن يبقى مكانه.</translation>
    </message>
    <message>
      <source>Records deleted with their values and links: {n:,}.</source>
      <translation>السجلات المحذوفة مع قيمها وروابطها: {n:,}.</translation>
    </message>
    <message>
      <source>Records that go with it: {n:,}. Nothing of them is lost.</source>
      <translation>السجلات التي تتبعه: {n:,}. لا يضيع منها شيء.</translation>
    </message>
    <message>
      <source>Records with several values: {records:,}. The first stays; after it come: {n:,}.</source>
      <translation>السجلات ذات القيم المتعددة: {records:,}. تبقى الأولى؛ وما يأتي بعدها: {n:,}.</translation>
    </message>
    <message>
      <source>This changes what was coded</source>
      <translation>هذا يغيّر ما رُمِّز</translation>
    </message>
    <message>
      <source>This deletes what was coded: {n:,} records</source>
      <translation>هذا يحذف ما رُمِّز: السجلات {n:,}</translation>
    </message>
    <message>
      <source>Touches nothing that was coded</source>
      <translation>لا يمسّ شيئًا مما رُمِّز</translation>
    </message>
    <message>
      <source>Values: {values:,}, in records: {records:,}.</source>
      <translation>القيم: {values:,}، في السجلات: {records:,}.</translation>
    </message>
    <message>
      <source>What becomes of values that cannot be kept: {step}</source>
      <translation>مصير القيم التي لا يمكن إبقاؤها: {step}</translation>
    </message>
    <message>
      <source>What cannot be kept:</source>
      <translation>ما لا يمكن إبقاؤه:</translation>
    </message>
    <message>
      <source>What will happen</source>
      <translation>ما الذي سيحدث</translation>
    </message>
    <message>
      <source>Write them into the record’s working note</source>
      <translation>كتابتها في ملاحظة العمل على السجل</translation>
    </message>
    <message>
      <source>“{was}” ({n:,}×)</source>
      <translation>«{was}» (×{n:,})</translation>
    </message>
    <message>
      <source>“{was}” → “{now}” ({n:,}×)</source>
      <translation>«{was}» ← «{now}» (×{n:,})</translation>
    </message>
  </context>
  <context>
    <name>ScreeningBar</name>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Close the screening</source>
      <translation>إغلاق الفرز</translation>
    </message>
    <message>
      <source>Irrelevant  [I]</source>
      <translation>غير ذات صلة  [I]</translation>
    </message>
    <message>
      <source>Is the article to be coded?</source>
      <translation>هل تُرمَّز المقالة؟</translation>
    </message>
    <message>
      <source>Later  [N]</source>
      <translation>لاحقًا  [N]</translation>
    </message>
    <message>
      <source>Relevant  [R]</source>
      <translation>ذات صلة  [R]</translation>
    </message>
    <message>
      <source>Take back  [U]</source>
      <translation>تراجع  [U]</translation>
    </message>
  </context>
  <context>
    <name>ScreeningFeature</name>
    <message>
      <source>There is no other article to screen.</source>
      <translation>لا توجد مقالة أخرى للفرز.</translation>
    </message>
    <message>
      <source>You found it irrelevant.</source>
      <translation>وجدتها غير ذات صلة.</translation>
    </message>
    <message>
      <source>You found it relevant.</source>
      <translation>وجدتها ذات صلة.</translation>
    </message>
    <message>
      <source>{open:,} to screen · {yes:,} relevant · {no:,} irrelevant</source>
      <translation>‏{open:,} للفرز · {yes:,} ذات صلة · {no:,} غير ذات صلة</translation>
    </message>
  </context>
  <context>
    <name>SearchFeature</name>
    <message>
      <source>Project search</source>
      <translation>البحث في المشروع</translation>
    </message>
    <message>
      <source>Search first: then all hits can be coded.</source>
      <translation>ابحث أولًا: عندها يمكن ترميز كل النتائج.</translation>
    </message>
    <message>
      <source>The article reads otherwise now: search again.</source>
      <translation>تغيّر نص المقالة: ابحث من جديد.</translation>
    </message>
    <message>
      <source>{title}: done, in {articles} articles. Undo takes all of them back.</source>
      <translation>‏{title}: تم، في عدد من المقالات: {articles}. التراجع يلغيها كلها.</translation>
    </message>
  </context>
  <context>
    <name>SearchLine</name>
    <message>
      <source>Search names and aliases</source>
      <translation>البحث في الأسماء والأسماء البديلة</translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message>
      <source>1 hit</source>
      <translation>نتيجة واحدة</translation>
    </message>
    <message>
      <source>Any type</source>
      <translation>أي نوع</translation>
    </message>
    <message>
      <source>By article</source>
      <translation>حسب المقالة</translation>
    </message>
    <message>
      <source>Code all as…</source>
      <translation>ترميز الكل كـ…</translation>
    </message>
    <message>
      <source>Code all hits as…</source>
      <translation>ترميز كل النتائج كـ…</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>الشواهد</translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>الحقول</translation>
    </message>
    <message>
      <source>Hits</source>
      <translation>النتائج</translation>
    </message>
    <message>
      <source>Make a record of each hit, after a preview; one change that can be undone</source>
      <translation>إنشاء سجل من كل نتيجة بعد معاينة؛ تغيير واحد يمكن التراجع عنه</translation>
    </message>
    <message>
      <source>More than {hits} hits</source>
      <translation>أكثر من {hits} نتيجة</translation>
    </message>
    <message>
      <source>Nothing found in the listed articles.</source>
      <translation>لم يوجد شيء في المقالات المعروضة.</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>لم يوجد شيء.</translation>
    </message>
    <message>
      <source>Nothing found. A regular expression finds texts as they stand.</source>
      <translation>لم يُعثر على شيء. يجد التعبير النمطي النصوص كما هي.</translation>
    </message>
    <message>
      <source>Nothing found. To find all that begins so, type {text}*</source>
      <translation>لم يوجد شيء. للعثور على كل ما يبدأ هكذا، اكتب {text}*</translation>
    </message>
    <message>
      <source>Nothing found. {hint}</source>
      <translation>لم يُعثر على شيء. {hint}</translation>
    </message>
    <message>
      <source>Only listed articles</source>
      <translation>المقالات المعروضة فقط</translation>
    </message>
    <message>
      <source>Record type</source>
      <translation>نوع السجل</translation>
    </message>
    <message>
      <source>Regular expression</source>
      <translation>تعبير نمطي</translation>
    </message>
    <message>
      <source>Regular expression: it finds texts as they stand, letter case aside</source>
      <translation>تعبير نمطي: يجد النصوص كما هي بغض النظر عن حالة الأحرف</translation>
    </message>
    <message>
      <source>Search in: {where}</source>
      <translation>البحث في: {where}</translation>
    </message>
    <message>
      <source>Search the project</source>
      <translation>البحث في المشروع</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>جارٍ البحث…</translation>
    </message>
    <message>
      <source>Stand the hits under their articles</source>
      <translation>عرض النتائج تحت مقالاتها</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>Text that was coded</source>
      <translation>النص المرمَّز</translation>
    </message>
    <message>
      <source>Those that the article list shows as it is filtered: by outlet, date, …</source>
      <translation>ما تعرضه قائمة المقالات بعد التصفية: حسب جهة النشر والتاريخ و…</translation>
    </message>
    <message>
      <source>Titles and texts of articles</source>
      <translation>عناوين المقالات ونصوصها</translation>
    </message>
    <message>
      <source>Type words that must all be there, a “phrase in quotes”, or begin* for all that begins so. Between words: OR for either, NOT for what lacks the next, NEAR/5 for at most five words in between; (brackets) group. Letter case, accents and points of any script do not count. Enter goes to the hits, Enter there to the article.</source>
      <translation>اكتب كلمات يجب أن توجد كلها، أو «عبارة بين علامتي اقتباس»، أو بداية* لكل ما يبدأ هكذا. وبين الكلمات: OR لإحداها، وNOT لما ليس فيه الكلمة التالية، وNEAR/5 لخمس كلمات بينهما على الأكثر؛ و(الأقواس) تجمع. لا اعتبار لحالة الأحرف ولا للحركات والنقاط في أي كتابة. Enter ينتقل إلى النتائج، وEnter هناك إلى المقالة.</translation>
    </message>
    <message>
      <source>Values of the records’ fields</source>
      <translation>قيم حقول السجلات</translation>
    </message>
    <message>
      <source>Words, “phrases”, begin*, OR, NOT, NEAR</source>
      <translation>كلمات، «عبارات»، بداية*، OR، NOT، NEAR</translation>
    </message>
    <message>
      <source>{hits} hits in 1 article</source>
      <translation>‏{hits} نتيجة في مقالة واحدة</translation>
    </message>
    <message>
      <source>{hits} hits in {articles} articles</source>
      <translation>النتائج: {hits} في مقالات عددها {articles}</translation>
    </message>
  </context>
  <context>
    <name>SegmentsEditor</name>
    <message>
      <source>not said</source>
      <translation>غير مذكور</translation>
    </message>
  </context>
  <context>
    <name>SelectionBubble</name>
    <message>
      <source>Make a record of the selection</source>
      <translation>إنشاء سجل من التحديد</translation>
    </message>
    <message>
      <source>Make a record: {type}</source>
      <translation>إنشاء سجل: {type}</translation>
    </message>
    <message>
      <source>Show {n} more fields</source>
      <translation>إظهار {n} حقول أخرى</translation>
    </message>
    <message>
      <source>Take the selection as: {field}</source>
      <translation>أخذ التحديد بوصفه: {field}</translation>
    </message>
    <message>
      <source>{n} more…</source>
      <translation>‏{n} أخرى…</translation>
    </message>
  </context>
  <context>
    <name>SharedFolders</name>
    <message>
      <source>Beside this project lies a conflicted copy of it, “{name}”: it was edited in two places at once. Nothing of either is lost.</source>
      <translation>بجانب هذا المشروع نسخة متعارضة منه، «{name}»: لقد حُرّر في مكانين في وقت واحد. لم يُفقد شيء من أيٍّ منهما.</translation>
    </message>
    <message>
      <source>No second window could be opened. Open {file} by hand.</source>
      <translation>تعذّر فتح نافذة ثانية. افتح {file} يدويًّا.</translation>
    </message>
    <message>
      <source>Open beside</source>
      <translation>افتحها بجانبه</translation>
    </message>
    <message>
      <source>Set aside</source>
      <translation>نحِّها جانبًا</translation>
    </message>
    <message>
      <source>The copy now lies in {folder}.</source>
      <translation>النسخة الآن في {folder}.</translation>
    </message>
    <message>
      <source>This project lies on a network drive ({name}): keep it open on one computer at a time, and leave it a second after the last edit, when the file is whole.</source>
      <translation>يقع هذا المشروع على محرّك أقراص شبكي ({name}): افتحه على حاسوب واحد في كل مرة، وانتظر ثانية بعد آخر تعديل حتى يكتمل الملف.</translation>
    </message>
    <message>
      <source>Understood</source>
      <translation>مفهوم</translation>
    </message>
    <message>
      <source>{name} synchronises the folder of this project: keep it open on one computer at a time, and leave it a second after the last edit, when the file is whole.</source>
      <translation>‏{name} يزامن مجلد هذا المشروع: افتحه على حاسوب واحد في كل مرة، وانتظر ثانية بعد آخر تعديل حتى يكتمل الملف.</translation>
    </message>
  </context>
  <context>
    <name>Sheet</name>
    <message>
      <source>Article</source>
      <translation>المقالة</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>مسودة</translation>
    </message>
    <message>
      <source>Gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>Last changed</source>
      <translation>آخر تغيير</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>إعادة النظر</translation>
    </message>
    <message>
      <source>Outlet</source>
      <translation>جهة النشر</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>تاريخ النشر</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>مرفوض</translation>
    </message>
    <message>
      <source>State</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>مقترح</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>Working note</source>
      <translation>ملاحظة العمل</translation>
    </message>
  </context>
  <context>
    <name>SheetClipboard</name>
    <message>
      <source>Choose cells of one column that can be edited, then paste.</source>
      <translation>اختر خلايا من عمود واحد قابل للتحرير، ثم ألصق.</translation>
    </message>
    <message>
      <source>{count:,} rows are too many to copy. Export them instead.</source>
      <translation>الصفوف ({count:,}) أكثر من أن تُنسخ. صدِّرها بدلًا من ذلك.</translation>
    </message>
    <message>
      <source>{count:,} rows copied.</source>
      <translation>الصفوف المنسوخة: {count:,}.</translation>
    </message>
  </context>
  <context>
    <name>SheetFeature</name>
    <message>
      <source>Delete records</source>
      <translation>حذف السجلات</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>لصق</translation>
    </message>
    <message>
      <source>This column belongs to the article. Enter goes there.</source>
      <translation>هذا العمود يخص المقالة. Enter ينتقل إليها.</translation>
    </message>
    <message>
      <source>{cell} in the sheet: {record}</source>
      <translation>‏{cell} في الجدول: {record}</translation>
    </message>
  </context>
  <context>
    <name>SheetFoot</name>
    <message>
      <source>Enter opens the article   ·   F2 or typing edits   ·   Alt+Up and Alt+Down sort   ·   Ctrl+Shift+L filters   ·   Del deletes</source>
      <translation>‏Enter يفتح المقالة   ·   F2 أو الكتابة للتحرير   ·   Alt+Up وAlt+Down للفرز   ·   Ctrl+Shift+L للتصفية   ·   Del للحذف</translation>
    </message>
  </context>
  <context>
    <name>SheetHead</name>
    <message>
      <source>Articles of the list only</source>
      <translation>مقالات القائمة فقط</translation>
    </message>
    <message>
      <source>Back to the article  (Esc)</source>
      <translation>العودة إلى المقالة  (Esc)</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>الأعمدة</translation>
    </message>
    <message>
      <source>Only records of the articles that the article list shows as it is filtered</source>
      <translation>سجلات المقالات التي تعرضها القائمة بعد التصفية فقط</translation>
    </message>
    <message>
      <source>Show all rows</source>
      <translation>إظهار كل الصفوف</translation>
    </message>
  </context>
  <context>
    <name>SheetHeader</name>
    <message>
      <source>2017, &gt;2016</source>
      <translation>2017, &gt;2016</translation>
    </message>
    <message>
      <source>&gt;5, 5..10</source>
      <translation>&gt;5, 5..10</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>الأعمدة</translation>
    </message>
    <message>
      <source>Filter by {0}</source>
      <translation>تصفية حسب {0}</translation>
    </message>
    <message>
      <source>a | b: either. !a: all but a. =a: nothing but a. -: empty cells. *: filled cells.</source>
      <translation>‏a | b: أيٌّ منهما. !a: الكل ما عدا a. =a: لا شيء سوى a. -: الخلايا الفارغة. *: الخلايا المملوءة.</translation>
    </message>
    <message>
      <source>any</source>
      <translation>الكل</translation>
    </message>
    <message>
      <source>contains</source>
      <translation>يحتوي</translation>
    </message>
  </context>
  <context>
    <name>SheetModel</name>
    <message>
      <source>empty</source>
      <translation>فارغ</translation>
    </message>
    <message>
      <source>still being read</source>
      <translation>ما زالت تُقرأ</translation>
    </message>
  </context>
  <context>
    <name>SheetPanel</name>
    <message>
      <source>No project is open. Ctrl+O opens one, Ctrl+N starts a new one.</source>
      <translation>لا مشروع مفتوح. Ctrl+O يفتح مشروعًا، وCtrl+N يبدأ مشروعًا جديدًا.</translation>
    </message>
    <message>
      <source>No row fits the filters. “Show all rows” clears them.</source>
      <translation>لا صف يطابق التصفية. «إظهار كل الصفوف» يمسحها.</translation>
    </message>
    <message>
      <source>No {type} yet. Select words in an article and press {key} to make the first.</source>
      <translation>لا يوجد {type} بعد. حدِّد كلمات في مقالة واضغط {key} لإنشاء الأول.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>الجدول</translation>
    </message>
    <message>
      <source>{text}, {chosen:,} selected</source>
      <translation>‏{text}، المحدد {chosen:,}</translation>
    </message>
    <message>
      <source>{type}: counting…</source>
      <translation>‏{type}: جارٍ العد…</translation>
    </message>
    <message>
      <source>{type}: {count:,} rows</source>
      <translation>‏{type}: الصفوف {count:,}</translation>
    </message>
  </context>
  <context>
    <name>SheetTabs</name>
    <message>
      <source>Record types</source>
      <translation>أنواع السجلات</translation>
    </message>
    <message>
      <source>{type}, {count}</source>
      <translation>{type}، {count}</translation>
    </message>
  </context>
  <context>
    <name>SplitDialog</name>
    <message>
      <source>Choose the names and the records that belong to another actor. Undo takes it back as a whole.</source>
      <translation>اختر الأسماء والسجلات التي تخص فاعلًا آخر. التراجع يلغي ذلك كله.</translation>
    </message>
    <message>
      <source>Name of the new actor</source>
      <translation>اسم الفاعل الجديد</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>الأسماء</translation>
    </message>
    <message>
      <source>Names that go</source>
      <translation>الأسماء التي تنتقل</translation>
    </message>
    <message>
      <source>New actor</source>
      <translation>فاعل جديد</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>السجلات</translation>
    </message>
    <message>
      <source>Records that go</source>
      <translation>السجلات التي تنتقل</translation>
    </message>
    <message>
      <source>Records that were coded by these names go with them</source>
      <translation>السجلات التي رُمِّزت بهذه الأسماء تنتقل معها</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>تقسيم</translation>
    </message>
    <message>
      <source>Split “{0}”</source>
      <translation>تقسيم «{0}»</translation>
    </message>
    <message>
      <source>The new actor needs a name of its own.</source>
      <translation>الفاعل الجديد يحتاج إلى اسم خاص به.</translation>
    </message>
    <message>
      <source>The new actor needs a name.</source>
      <translation>الفاعل الجديد يحتاج إلى اسم.</translation>
    </message>
    <message>
      <source>{0} records will name “{1}” instead of “{2}”.</source>
      <translation>السجلات التي ستذكر «{1}» بدلًا من «{2}»: {0}.</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>Backups…</source>
      <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
      <source>Del. The project itself stays where it is</source>
      <translation>‏Del. المشروع نفسه يبقى في مكانه</translation>
    </message>
    <message>
      <source>Enter opens, Del takes off the list. Or drop a project or articles here.</source>
      <translation>‏Enter يفتح، وDel يزيل من القائمة. أو أفلت مشروعًا أو مقالات هنا.</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>Open project…</source>
      <translation>فتح مشروع…</translation>
    </message>
    <message>
      <source>Or drop a project here.</source>
      <translation>أو أفلت مشروعًا هنا.</translation>
    </message>
    <message>
      <source>Quotes, claims and events, each with its evidence in the text.</source>
      <translation>اقتباسات وادعاءات وأحداث، لكلٍّ منها شواهده في النص.</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>المشاريع الأخيرة</translation>
    </message>
    <message>
      <source>Sample project</source>
      <translation>مشروع نموذجي</translation>
    </message>
    <message>
      <source>Start page</source>
      <translation>صفحة البداية</translation>
    </message>
    <message>
      <source>Take off the list</source>
      <translation>إزالة من القائمة</translation>
    </message>
    <message>
      <source>Take the project off the list</source>
      <translation>إزالة المشروع من القائمة</translation>
    </message>
    <message>
      <source>{name}, not there any more, {place}</source>
      <translation>‏{name}، لم يعد موجودًا، {place}</translation>
    </message>
  </context>
  <context>
    <name>StartupLoader</name>
    <message>
      <source>Opening the project…</source>
      <translation>جارٍ فتح المشروع…</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>1 character</source>
      <translation>حرف واحد</translation>
    </message>
    <message>
      <source>1 word</source>
      <translation>كلمة واحدة</translation>
    </message>
    <message>
      <source>All saved</source>
      <translation>كل شيء محفوظ</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>المرمّز</translation>
    </message>
    <message>
      <source>NOT saved</source>
      <translation>غير محفوظ!</translation>
    </message>
    <message>
      <source>Not saved yet in another window</source>
      <translation>لم يُحفظ بعد في نافذة أخرى</translation>
    </message>
    <message>
      <source>Not saved yet: {n:,}</source>
      <translation>لم يُحفظ بعد: {n:,}</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>التقدم</translation>
    </message>
    <message>
      <source>Read-only</source>
      <translation>للقراءة فقط</translation>
    </message>
    <message>
      <source>Records under the pointer</source>
      <translation>السجلات تحت المؤشر</translation>
    </message>
    <message>
      <source>Running work</source>
      <translation>العمل الجاري</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>محفوظ</translation>
    </message>
    <message>
      <source>Saved {time}</source>
      <translation>حُفظ {time}</translation>
    </message>
    <message>
      <source>Selection</source>
      <translation>التحديد</translation>
    </message>
    <message>
      <source>Show what is not saved</source>
      <translation>إظهار ما لم يُحفظ</translation>
    </message>
    <message>
      <source>Show…</source>
      <translation>إظهار…</translation>
    </message>
    <message>
      <source>Snap selections to words</source>
      <translation>محاذاة التحديد إلى الكلمات</translation>
    </message>
    <message>
      <source>Snap: off</source>
      <translation>المحاذاة: متوقفة</translation>
    </message>
    <message>
      <source>Snap: words</source>
      <translation>المحاذاة: كلمات</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Undo: {label}</source>
      <translation>تراجع: {label}</translation>
    </message>
    <message>
      <source>What undo would undo</source>
      <translation>ما سيتراجع عنه «تراجع»</translation>
    </message>
    <message>
      <source>Whether selections snap to words</source>
      <translation>هل يحاذي التحديد الكلمات</translation>
    </message>
    <message>
      <source>Who else is here</source>
      <translation>من هنا أيضًا</translation>
    </message>
    <message>
      <source>{n:,} characters</source>
      <translation>الأحرف: {n:,}</translation>
    </message>
    <message>
      <source>{n:,} words</source>
      <translation>الكلمات: {n:,}</translation>
    </message>
  </context>
  <context>
    <name>SuggestedBy</name>
    <message>
      <source>Suggested by “{suggester}” {model}, {percent} % sure</source>
      <translation>اقترحه «{suggester}» {model}، بثقة {percent} %</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>changed: {parts}</source>
      <translation>ما تغيّر: {parts}</translation>
    </message>
  </context>
  <context>
    <name>SuggestionList</name>
    <message>
      <source>How sure</source>
      <translation>مدى الثقة</translation>
    </message>
    <message>
      <source>Open suggestions</source>
      <translation>الاقتراحات المفتوحة</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>نوع سجل</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>من</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>كلمات</translation>
    </message>
  </context>
  <context>
    <name>SuggestionStrip</name>
    <message>
      <source>Drop</source>
      <translation>إسقاط</translation>
    </message>
    <message>
      <source>List</source>
      <translation>القائمة</translation>
    </message>
    <message>
      <source>Mend</source>
      <translation>إصلاح</translation>
    </message>
    <message>
      <source>Suggest: {type}</source>
      <translation>اقتراح: {type}</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>الاقتراحات</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>أخذ</translation>
    </message>
    <message>
      <source>Take all above</source>
      <translation>أخذ كل ما فوق</translation>
    </message>
    <message>
      <source>Take all that are at least so sure</source>
      <translation>أخذ كل ما بلغ هذه الثقة على الأقل</translation>
    </message>
    <message>
      <source>Take {count}</source>
      <translation>أخذ {count}</translation>
    </message>
    <message>
      <source>Take {count} at once</source>
      <translation>أخذ {count} دفعة واحدة</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>‏⁨{n}⁩ من ⁨{count}⁩</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>‏{percent} %</translation>
    </message>
  </context>
  <context>
    <name>Suggestions</name>
    <message>
      <source>All suggestions are decided on. What is missing? D marks as done.</source>
      <translation>حُسمت كل الاقتراحات. ما الذي ينقص؟ المفتاح D يضع علامة الإنجاز.</translation>
    </message>
    <message>
      <source>All types are switched off: the list has their switches.</source>
      <translation>كل الأنواع متوقفة: مفاتيحها في القائمة.</translation>
    </message>
    <message>
      <source>Nothing more is suggested here: select words, and press a type's key.</source>
      <translation>لا اقتراحات أخرى هنا: حدّد كلمات واضغط مفتاح نوع.</translation>
    </message>
    <message>
      <source>Nothing more is suggested here; some types are switched off: the list has their switches.</source>
      <translation>لا اقتراحات أخرى هنا؛ بعض الأنواع موقوف: مفاتيحها في القائمة.</translation>
    </message>
    <message>
      <source>Nothing reads this language yet: select words, and press a type's key.</source>
      <translation>لا شيء يقرأ هذه اللغة بعد: حدّد كلمات واضغط مفتاح نوع.</translation>
    </message>
    <message>
      <source>Reading the article for suggestions …</source>
      <translation>يُقرأ المقال بحثًا عن اقتراحات …</translation>
    </message>
    <message>
      <source>Suggestions are switched off: see the menu “Suggestions”.</source>
      <translation>الاقتراحات متوقفة: انظر القائمة «الاقتراحات».</translation>
    </message>
    <message>
      <source>These types are suggested once it has learned them: finish articles.</source>
      <translation>تُقترح هذه الأنواع بعد أن يتعلّمها: أنجز مقالات.</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>‏{percent} %</translation>
    </message>
  </context>
  <context>
    <name>SuggestionsFeature</name>
    <message>
      <source>Suggestions taken: {count}. Undo gives them back.</source>
      <translation>الاقتراحات المأخوذة: {count}. والتراجع يعيدها.</translation>
    </message>
    <message>
      <source>Take suggestions</source>
      <translation>أخذ الاقتراحات</translation>
    </message>
  </context>
  <context>
    <name>TagsRow</name>
    <message>
      <source>Take the selected text</source>
      <translation>أخذ النص المحدد</translation>
    </message>
    <message>
      <source>add …</source>
      <translation>إضافة …</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>غير مختار</translation>
    </message>
    <message>
      <source>used last</source>
      <translation>الأخير استخدامًا</translation>
    </message>
    <message>
      <source>{0}: Take the selected text</source>
      <translation>‏{0}: أخذ النص المحدد</translation>
    </message>
    <message>
      <source>“{0}” is not one choice. Press Down to see what there is.</source>
      <translation>‏«{0}» ليس خيارًا واحدًا. اضغط السهم لأسفل لترى المتاح.</translation>
    </message>
  </context>
  <context>
    <name>Tasks</name>
    <message>
      <source>Cancelled; nothing was changed.</source>
      <translation>أُلغي؛ لم يتغيّر شيء.</translation>
    </message>
    <message>
      <source>“{title}” is still running. Wait for it or cancel it.</source>
      <translation>‏«{title}» ما زال قيد التنفيذ. انتظره أو ألغِه.</translation>
    </message>
  </context>
  <context>
    <name>TeamProgress</name>
    <message>
      <source>assigned</source>
      <translation>مسندة</translation>
    </message>
    <message>
      <source>done</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>in progress</source>
      <translation>قيد العمل</translation>
    </message>
    <message>
      <source>not begun</source>
      <translation>لم تبدأ</translation>
    </message>
    <message>
      <source>nothing to code</source>
      <translation>لا شيء للترميز</translation>
    </message>
    <message>
      <source>screened out</source>
      <translation>مستبعدة</translation>
    </message>
    <message>
      <source>{done:,} of {total:,} finished</source>
      <translation>‏انتهى {done:,} من {total:,}</translation>
    </message>
  </context>
  <context>
    <name>TransferFeature</name>
    <message>
      <source>And {n:,} more new articles.</source>
      <translation>ومقالات جديدة أخرى: {n:,}.</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>التفاصيل</translation>
    </message>
    <message>
      <source>Exported to {out}.</source>
      <translation>تم التصدير إلى {out}.</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>التصدير</translation>
    </message>
    <message>
      <source>Import it into this one…</source>
      <translation>استيراده إلى هذا المشروع…</translation>
    </message>
    <message>
      <source>Imported 1 article.</source>
      <translation>استُوردت مقالة واحدة.</translation>
    </message>
    <message>
      <source>Imported {n:,} articles.</source>
      <translation>المقالات المستوردة: {n:,}.</translation>
    </message>
    <message>
      <source>Importing</source>
      <translation>الاستيراد</translation>
    </message>
    <message>
      <source>In the project already: {n:,}.</source>
      <translation>موجود في المشروع من قبل: {n:,}.</translation>
    </message>
    <message>
      <source>Left out: {n:,} ({files}).</source>
      <translation>لم يُؤخذ: {n:,} ({files}).</translation>
    </message>
    <message>
      <source>More publications of texts: {n:,}.</source>
      <translation>مواضع نشر أخرى لنصوص: {n:,}.</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>New records: {n:,}.</source>
      <translation>سجلات جديدة: {n:,}.</translation>
    </message>
    <message>
      <source>New: {title}</source>
      <translation>جديد: {title}</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>فتح المجلد</translation>
    </message>
    <message>
      <source>Open it</source>
      <translation>فتحه</translation>
    </message>
    <message>
      <source>Open project…</source>
      <translation>فتح مشروع…</translation>
    </message>
    <message>
      <source>There is no project to import into. Make one, or open one.</source>
      <translation>لا مشروع للاستيراد إليه. أنشئ مشروعًا أو افتح واحدًا.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>{file} is a project.</source>
      <translation>‏{file} مشروع.</translation>
    </message>
    <message>
      <source>{file}: “{title}” is in the project already</source>
      <translation>‏{file}: «{title}» موجودة في المشروع من قبل</translation>
    </message>
  </context>
  <context>
    <name>TypeForm</name>
    <message>
      <source>Done</source>
      <translation>منجز</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>مسودة</translation>
    </message>
    <message>
      <source>Gold</source>
      <translation>مرجعي</translation>
    </message>
    <message>
      <source>How far this record is</source>
      <translation>مرحلة هذا السجل</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>مرفوض</translation>
    </message>
    <message>
      <source>State of the record</source>
      <translation>حالة السجل</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>مقترح</translation>
    </message>
    <message>
      <source>What such a record is, with examples</source>
      <translation>ما هو مثل هذا السجل، مع أمثلة</translation>
    </message>
    <message>
      <source>{0} · {1}</source>
      <translation>‏⁨{0}⁩ · ⁨{1}⁩</translation>
    </message>
  </context>
  <context>
    <name>TypePage</name>
    <message>
      <source>Amber</source>
      <translation>كهرماني</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>أزرق</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>اللون</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>أمثلة</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>أخضر</translation>
    </message>
    <message>
      <source>Help for the coder</source>
      <translation>مساعدة للمرمّز</translation>
    </message>
    <message>
      <source>In files and exports; labels may change.</source>
      <translation>في الملفات والتصدير؛ قد تتغير التسميات.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>المعرّف</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>التسمية</translation>
    </message>
    <message>
      <source>Letter</source>
      <translation>الحرف</translation>
    </message>
    <message>
      <source>One a line: passages that are such a record.</source>
      <translation>واحد في كل سطر: فقرات تمثّل سجلًا كهذا.</translation>
    </message>
    <message>
      <source>Plural</source>
      <translation>الجمع</translation>
    </message>
    <message>
      <source>Rose</source>
      <translation>وردي</translation>
    </message>
    <message>
      <source>Slate</source>
      <translation>رمادي مزرق</translation>
    </message>
    <message>
      <source>Teal</source>
      <translation>فيروزي</translation>
    </message>
    <message>
      <source>The name of the export’s table.</source>
      <translation>اسم جدول التصدير.</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>بنفسجي</translation>
    </message>
    <message>
      <source>What its own text is called</source>
      <translation>اسم نصه الخاص</translation>
    </message>
    <message>
      <source>With text selected, it makes a record of this type.</source>
      <translation>عند تحديد نص، ينشئ سجلًا من هذا النوع.</translation>
    </message>
  </context>
  <context>
    <name>TypeTabs</name>
    <message>
      <source>All {0}</source>
      <translation>الكل {0}</translation>
    </message>
    <message>
      <source>Record types</source>
      <translation>أنواع السجلات</translation>
    </message>
  </context>
  <context>
    <name>UndoFeature</name>
    <message>
      <source>History</source>
      <translation>سجل التغييرات</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>إعادة</translation>
    </message>
    <message>
      <source>That article has been deleted.</source>
      <translation>حُذفت تلك المقالة.</translation>
    </message>
    <message>
      <source>That record has been deleted.</source>
      <translation>حُذف ذلك السجل.</translation>
    </message>
    <message>
      <source>There is nothing to redo.</source>
      <translation>لا يوجد ما يُعاد.</translation>
    </message>
    <message>
      <source>There is nothing to undo.</source>
      <translation>لا يوجد ما يُتراجع عنه.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>Undo to here</source>
      <translation>التراجع إلى هنا</translation>
    </message>
    <message>
      <source>What you did last is still being saved. Undo it afterwards.</source>
      <translation>آخر ما فعلته لا يزال قيد الحفظ. تراجع عنه بعد ذلك.</translation>
    </message>
    <message>
      <source>the change before</source>
      <translation>التغيير السابق</translation>
    </message>
    <message>
      <source>what was undone last</source>
      <translation>آخر ما تُراجع عنه</translation>
    </message>
    <message>
      <source>{do}: {label}</source>
      <translation>‏{do}: {label}</translation>
    </message>
  </context>
  <context>
    <name>UnsavedDialog</name>
    <message>
      <source>Choose one to go there. What waits is saved as soon as it can be.</source>
      <translation>اختر واحدًا للذهاب إليه. ما ينتظر يُحفظ حالما يمكن ذلك.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Go to it</source>
      <translation>اذهب إليه</translation>
    </message>
    <message>
      <source>Leave and discard it</source>
      <translation>غادر وتخلَّ عنه</translation>
    </message>
    <message>
      <source>Leave, keep it for next time</source>
      <translation>غادر واحتفظ به للمرة القادمة</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>ابقَ</translation>
    </message>
    <message>
      <source>These are not saved yet. Stay, and go to one to mend it or wait until it is saved. What you keep for next time is offered again when the project is next opened here.</source>
      <translation>هذه لم تُحفظ بعد. ابقَ واذهب إلى واحد منها لإصلاحه، أو انتظر حتى يُحفظ. ما تحتفظ به للمرة القادمة يُعرض عليك ثانية عند فتح المشروع هنا.</translation>
    </message>
    <message>
      <source>What is not saved</source>
      <translation>ما لم يُحفظ</translation>
    </message>
  </context>
  <context>
    <name>UnsavedFeature</name>
    <message>
      <source>Another window or program is writing to this project. What you do meanwhile is kept in its order and saved as soon as that is done; you can go on.</source>
      <translation>نافذة أخرى أو برنامج آخر يكتب في هذا المشروع. ما تفعله في أثناء ذلك يُحتفظ به بترتيبه ويُحفظ فور الانتهاء؛ يمكنك المتابعة.</translation>
    </message>
    <message>
      <source>Copy the text</source>
      <translation>نسخ النص</translation>
    </message>
    <message>
      <source>Discard it</source>
      <translation>تخلَّ عنه</translation>
    </message>
    <message>
      <source>Everything is saved.</source>
      <translation>كل شيء محفوظ.</translation>
    </message>
    <message>
      <source>Not saved: {what}. {reason} It is kept until you decide.</source>
      <translation>لم يُحفظ: {what}. {reason} يبقى حتى تقرر.</translation>
    </message>
    <message>
      <source>Not saved: {what}. {reason} There it says “{theirs}”; you wrote “{mine}”. It is kept until you decide.</source>
      <translation>لم يُحفظ: {what}. {reason} المكتوب هناك «{theirs}»، وما كتبته أنت «{mine}». يبقى حتى تقرر.</translation>
    </message>
    <message>
      <source>Show it</source>
      <translation>إظهاره</translation>
    </message>
    <message>
      <source>Show what waits</source>
      <translation>إظهار ما ينتظر</translation>
    </message>
    <message>
      <source>The server of this project does not answer. What was saved is safe there. What you mark and type meanwhile is kept here and saved as soon as it answers again. Articles that were open and those that come next can be read meanwhile.</source>
      <translation>خادم هذا المشروع لا يستجيب. ما حُفظ آمن هناك. وما تعلّمه وتكتبه في هذه الأثناء يُحتفظ به هنا ويُحفظ فور أن يستجيب من جديد. ويمكن في هذه الأثناء قراءة المقالات التي كانت مفتوحة والتي تليها.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>إعادة المحاولة</translation>
    </message>
    <message>
      <source>What was not saved when this project was last left is back where it was: {n}. Nothing of it is lost.</source>
      <translation>ما لم يكن محفوظًا عند مغادرة هذا المشروع آخر مرة عاد إلى مكانه: {n}. لم يضع منه شيء.</translation>
    </message>
    <message>
      <source>{what} is gone, and with it the place of what you typed: {text}</source>
      <translation>‏{what} لم يعد موجودًا، ومعه مكان ما كتبته: {text}</translation>
    </message>
  </context>
  <context>
    <name>UrlEditor</name>
    <message>
      <source>Open in the browser</source>
      <translation>فتح في المتصفح</translation>
    </message>
    <message>
      <source>Open {0} in the browser</source>
      <translation>فتح {0} في المتصفح</translation>
    </message>
  </context>
  <context>
    <name>ValueRow</name>
    <message>
      <source>Another window cleared this meanwhile. Enter keeps yours.</source>
      <translation>مسحت نافذة أخرى هذا في هذه الأثناء. Enter يبقي ما كتبته.</translation>
    </message>
    <message>
      <source>Another window wrote “{0}” meanwhile. Enter keeps yours.</source>
      <translation>كتبت نافذة أخرى «{0}» في هذه الأثناء. Enter يبقي ما كتبته.</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>One more (Enter)</source>
      <translation>قيمة أخرى (Enter)</translation>
    </message>
    <message>
      <source>Proposed: “{0}”. Enter takes it.</source>
      <translation>المقترح: «{0}». مفتاح Enter يأخذه.</translation>
    </message>
    <message>
      <source>Remove this value</source>
      <translation>إزالة هذه القيمة</translation>
    </message>
    <message>
      <source>Take the selected text</source>
      <translation>أخذ النص المحدد</translation>
    </message>
    <message>
      <source>Take what the text proposes: all that is shown faintly here</source>
      <translation>أخذ ما يقترحه النص: كل ما يظهر هنا باهتًا</translation>
    </message>
    <message>
      <source>{field}: take the proposal “{value}”</source>
      <translation>{field}: أخذ المقترح «{value}»</translation>
    </message>
  </context>
  <context>
    <name>_ActorDialog</name>
    <message>
      <source>What would become of it</source>
      <translation>ما سينتج عن ذلك</translation>
    </message>
    <message>
      <source>{0} more</source>
      <translation>وأخرى {0}</translation>
    </message>
  </context>
  <context>
    <name>_ProjectDelegate</name>
    <message>
      <source>not there any more</source>
      <translation>لم يعد موجودًا</translation>
    </message>
  </context>
</TS>
