/**
 * Words that are frequent in one of the languages and in few of the others, and letters that only
 * one of them writes. Facts of the languages, written for this package.
 */

/** Letters that one language writes and the other languages of Arabic script here do not. */
export const OWN_LETTERS: Record<string, string> = {
  ur: 'ٹڈڑےںہھۓۂۃ',
  ps: 'ټډړږښګڼۍېځڅ',
  ckb: 'ڕڵۆێەڤڎ',
  ar: 'ةىإأ',
  azb: 'ۇۋ',
}

/** Frequent words, as typed with Persian ی and ک. */
export const WORDS: Record<string, string> = {
  fa: `و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می‌شود وی شد دارد ما اما یا شده باید هر آنها بود او دیگر دو مورد
    می‌کند شود کند وجود بین پیش شده‌است پس نظر اگر همه یکی حال هستند من کنند نیست باشد چه بی می بخش همین چون نمی همچنین تنها قرار بسیار
    می‌کنند طور خواهد داشت بودن زیر بیش حتی چند بعد درباره هنوز روی هیچ فقط سال کار خوب مردم است. خیلی اصلا واقعا عالی بود. نبود سلام
    لطفا ممنون خوبه بده هست نداره داره نیستم هستم میشه نمیشه کنم کردم گرفتم خریدم دارم ندارم رو واسه اون اینا چرا چی کجا الان دیگه
    اینکه بهتر کیفیت قیمت خرید توی مثل میکنه میکنم نمیکنه نمیکنم بودم شدم کردن شدن خیابان شهرداری آب برق گاز کوچه اداره پیام نه بله آره
    متاسفانه خواهش تشکر مرسی باز همه‌چیز چیز کنید بخرید نخرید نکنید می‌خواهم میخوام میخواهم دوست عالیه بدی زیاد کم ولی البته افتضاح
    راضی توصیه مناسب ارزش محصول جنس رنگ سایز گوشی کتاب فیلم قشنگ زیبا جالب درست خراب مشکل سریع نسبت ویرایش صفحه کاربر نشانی`,
  ar: `في من على إلى عن أن التي الذي هذا هذه ذلك كان كانت قد لا ما لم لن هو هي هم نحن أنا كل بعد قبل بين حتى إذا ثم أو أي عند غير ليس
    يكون تكون وقد كما لكن منذ خلال حيث أكثر بعض جميع حق الحق شخص فرد الله اليوم العام دولة قال يمكن هناك عليه عليها فيه فيها له لها به بها
    لكل ولا وفي ومن وعلى أية التعليم المجتمع صفحة المستخدم تحرير مرشح شكرا جدا لماذا كيف أين متى نعم فقط بدون ضد الى انه ان او التى
    يوجد توجد لكم عليكم نريد أريد اريد أرجو ارجو كهرباء ماء مياه مقطوع مقطوعة انقطاع شارع طريق حفرة نفايات قمامة رائحة كريهة معطل معطلة تسرب
    مدرسة مستشفى سيارة سيارات خدمة سيئة سيء موظف رصيف حافلة حديقة بلدية هاتف شجرة أشجار غاز مشكلة مكسور مكسورة مغلق مغلقة مفتوح ملوث
    ملوثة كلاب ضالة ضوضاء كبيرة كبير صغيرة صغير جديدة قديمة عالية بعيد بعيدة قريب أيام يوم شهر أسبوع الآن أمس بيت بيتنا شوارع سوق أطفال
    إنارة مصباح جسر جسور معبد متأخر متأخرة تأخير حضرتكم حيّنا حي منطقتنا مساعدة تصليح إصلاح تصلحون جواب رد`,
  ur: `کے کی کا میں ہے اور سے کو پر نے کہ یہ ہیں تھا تھے تھی ہو گا گی گے نہیں بھی اس ان جو وہ ایک کر کیا تو ہی جا رہا رہی رہے ہوئے ہوا ہوئی
    لیے لئے ساتھ بعد تک اپنے اپنی اپنا کسی ہر شخص حق گیا گئی گئے دیا دی دیے کرنے کرنا ہونے والے والی والا جس جن مجھے آپ ہم میرا میری بہت
    اچھا ضرورت صارف صفحہ ترمیم فلٹر تمام کوئی کچھ اگر لیکن جب تب کیوں کیسے کہاں شکریہ نہ یا دوسرا دوسری دوسرے پہلا پہلی پہلے
    پیغام عوامی مقامی تبدیلی تبدیلیاں صارفین آخری پابندی پانی بجلی سڑک گلی گھر لوگ لوگوں کام کاموں حکومت تعلیم قانون معاشرہ ملک مجھ تجھ ہمیں انہیں اسے
    جیسے ایسے ویسے یہاں وہاں اب جبکہ بلکہ چاہیے چاہئے سکتا سکتی سکتے لگا لگی دیکھ دیکھیں لکھ لکھا مدد درخواست شکایت`,
  ps: `د په او چې له ته کې دی دې دا يې یې هم نه وي يو یو څوک هر ده ني شي شوي کړي کوي کړ شو پر سره باندې لپاره څخه خپل خپله خپلو حق
    لري هغه هغو دوی موږ زه تاسو تاسې ډېر ډیر بايد باید ټول ټولو کولای وه وو وروسته مخکې اوبه نشته سړک خراب ښار کور خلک ورځ شپه میاشت کال حکومت قانون پوه کار کول کولو پاڼه سمون سمونې کارن چاڼګر هېڅ
    بل بله نو خو که اوس دلته چېرې څنګه ولې مننه`,
  ckb: `لە و بە کە بۆ ئەم ئەو لەگەڵ هەموو هەر یان ناو دەکرێت نییە نیە دەبێت بێت هەیە کرد بوو نەبێت ئەوەی ئەوە وەک دوای پێش سەر بکە بکات
    پەڕە دەستکاری بەکارھێنەر پاڵاوتە مافی مرۆڤ کەس کەسێک چەند یەک دوو سێ من تۆ ئێمە ئێوە ئەوان زۆر باش نا بەڵێ چۆن بۆچی کوێ ھەموو ھەر`,
  azb: `بیر بو و ایله اوچون دا ده دیر کیمی اولان هر وار یوخ دئییل ائدیلدی ائدن ائتمک ایشلدن صفحه‌نین صفحه‌سی دییشیک دییشدیر دییشدیرمک
    سوزگج فیلتر یا اولاراق اولدو اولسون سونرا قدر چوخ آز من سن بیز سیز اونلار اونون منیم سنین نه هانسی نئجه هارا بوتون ائله بئله گؤره
    گؤستر گؤرونتوله یئنی اسکی آد آدی تورکجه آذربایجان یوخدور واردیر دئدی گلدی گئتدی ائتدی اولور ائدیر سو یول ائو اوشاق آنا آتا گون ایل آی بوگون دونن صاباح یاخشی پیس بؤیوک کیچیک گؤزل اینجی نجی لر لار‌دان اولماز اولا بیلر یازی یازیلار گئری ائت سایی`,
  en: `the of and to in is that it for on are as with his they be at one have this from or had by not but what all were we when your can
    said there use an each which she do how their if will up other about out many then them these so some her would make like him into time
    has look two more go see no way could people my than been who its now find did get come made may i you he me very good bad please thank
    street water road light broken everyone right shall any person such against without human rights law nobody equal thanks hello dear sir
    where why because after before again still never always only just also too much little long day days week month year new old great small
    big first last own same another every both few most over under between through during until while here down off own our us was does done
    doing being am having should must need want know think take give tell ask work call try leave feel become show let keep begin help talk
    turn start might play run move live believe bring happen write provide sit stand lose pay meet include continue set learn change lead
    understand watch follow stop create speak read allow add spend grow open walk win offer remember love consider appear buy wait serve die
    send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull office city town bus train school
    hospital doctor police phone number name address home house family child children man woman men women life world country state school
    student group problem hand part place case company system program question government night point money book eye job word business issue
    side kind head far black white power power electricity gas internet trash garbage park bridge traffic noise dog service product order
    quality price box battery screen app update delivery seller nice best worst happy sad ok okay yes not don't doesn't isn't can't won't it's
    i'm everyone's entitled freedom declaration article nation national security protection public education religion marriage property
    edit page user filter action actions log block blocked search results message error warning view details changes settings`,
  'fa-Latn': `salam va ke az be dar ba ra ro in un man to shoma ma ou o mishe nemishe mikonam mikonid mikonan mikone nemikone nemikonan nemikonam
    hast nist hastam nistam khoob khub kheili kheyli khayli baraye vase chera chi kojast koja key alan dige digeh ham har hich bood bud shod
    shode mishavad mikhaham mikham mikhaam mikhastam lotfan mamnoon mersi merci tashakor dorood are bale na aali ali nadare dare daram nadaram
    darim nadarim darid darand kard kardam kardan karde kardid kon konid bokonid konam migam migan mige goft goftam raft raftam oomad umad amad
    khiaban khiyaban kucheh kooche koocheh ab bargh gaz shahrdari edare sazman ostan mahale manzel khane khune khoone hamsaye chand yek se
    ta baradar khahar agha aghaye khanom bimarestan madrese daneshgah telefon shomare javab pasokh nadadan nadad dadan dadam mide
    midam midan bayad nabayad shayad hanooz hanuz faghat vali ama agar age inke unke chetor chetori khobam khobi khob chon badi bade
    baz hala hanuzam dorost dorosti kharab kharabe shekaste ast nistand hastand bashe bashad jam jamavari ashghal zobale nemian
    dadash azizam khaste nabashid nabashi khodafez khoda hafez sobh zohr asr shab emrooz emruz diruz dirooz farda emshab dishab sal mah hafte rooz ruz
    saat daghighe vaght zaman ja jaye inja unja oonja onja anja bala paeen payin posht jelo kenar vasat tarik roshan cheragh lamp asfalt chale
    daste dastam sar pa cheshm gerefte gereftam gereft migire begir begirid bezan bezanid bede bedid bedan begoo begoid bego befrest ferestadam
    nadidam didam dide mibinam mibinid nemibinam nemitoonam mitoonam mitunam nemitunam mitoone tunestam natonestam fekr nemidonam nemidunam midonam
    midunam midoonam midoonid kasi kesi chizi hichi hichkas hamash hamishe hame hamin hamun hamoon hamechi baghie baghiye bazi bishtar kamtar behtar
    behtarin badtarin ziad ziyad kam kami yekam yekami asan sakht geroon gerun arzoon arzun kharid kharidam foroosh forush forosh gheimat gheymat jens
    keyfiat keifiat mahsool kala ersal post ferestande gooshi goshi mobile shab tamas gereftim pool pul poole hesab bank cart kart mantaghe masir
    otobus otoboos taxi metro mashin rah khat istgah savar piade mardom zan mard bache bacheha pesar dokhtar pedar madar doost dust dooset rafigh
    ghat ghate vasl mishan shodan mishod nashod nashode bashid basham boodam budam boodim budim boodan budan nabood nabud raftim raftan miram mirim miran
    berim beram bere biad biyad miad miyad miam nemiad nemiyad bezar bezarid mizaram mizarid shekayat peygiri residegi nemide nemidan nemidid
    ghabz kontor fazelab shir loole nashti zamin divar dar panjere saghf tabaghe vahed pelak meidan meydan bolvar otoban bozorgrah pol terafik
    lotf konin konan bekonan bokonin tori joori inghadr enghadr cheghad cheghadr kheylia mamnun mamnoonam sepas sepasgozaram motshakeram motasefane
    vaghean vagheaan hatman hatta albate masalan kolan aslan ghablan badan hodudan daghighan khosh hal khoshhal narahat asabani khaste`,
}

/** Function words that decide for a language although Persian has a word that looks the same. */
export const DECISIVE: Record<string, [code: string, weight: number]> = {
  کی: ['ur', 1.6],
  کا: ['ur', 2.2],
  کے: ['ur', 2.5],
  کو: ['ur', 1.6],
  سے: ['ur', 2],
  نے: ['ur', 2],
  د: ['ps', 2.6],
  په: ['ps', 2.6],
  او: ['ps', 1.1],
  دی: ['ps', 1],
  شی: ['ps', 1],
  وی: ['ps', 0.8],
  یا: ['ps', 0.2],
  فی: ['ar', 2],
  غیر: ['ar', 0.9],
  بعد: ['ar', 0.5],
  عند: ['ar', 2],
  هل: ['ar', 2],
  ولا: ['ar', 1.6],
  لم: ['ar', 1.6],
  علی: ['ar', 0.9],
  عن: ['ar', 1.6],
}
