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
  azb: 'ۇ',
}

/** Frequent words, as typed with Persian ی and ک. */
export const WORDS: Record<string, string> = {
  fa: `و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می‌شود وی شد دارد ما اما یا شده باید هر آنها بود او دیگر دو مورد
    می‌کند شود کند وجود بین پیش شده‌است پس نظر اگر همه یکی حال هستند من کنند نیست باشد چه بی می بخش همین چون نمی همچنین تنها قرار بسیار
    می‌کنند طور خواهد داشت بودن زیر بیش حتی چند بعد درباره هنوز روی هیچ فقط سال کار خوب مردم است. خیلی اصلا واقعا عالی بود. نبود سلام
    لطفا ممنون خوبه بده هست نداره داره نیستم هستم میشه نمیشه کنم کردم گرفتم خریدم دارم ندارم رو واسه اون اینا چرا چی کجا کی الان دیگه
    اینکه بهتر کیفیت قیمت خرید توی مثل میکنه میکنم نمیکنه نمیکنم بودم شدم کردن شدن خیابان شهرداری آب برق گاز کوچه اداره پیام نه بله آره
    متاسفانه خواهش تشکر مرسی باز همه‌چیز چیز کنید بخرید نخرید نکنید می‌خواهم میخوام میخواهم دوست عالیه بدی زیاد کم ولی البته افتضاح
    راضی توصیه مناسب ارزش محصول جنس رنگ سایز گوشی کتاب فیلم قشنگ زیبا جالب درست خراب مشکل سریع نسبت ویرایش صفحه کاربر نشانی`,
  ar: `في من على إلى عن أن التي الذي هذا هذه ذلك كان كانت قد لا ما لم لن هو هي هم نحن أنا كل بعد قبل بين حتى إذا ثم أو أي عند غير ليس
    يكون تكون وقد كما لكن منذ خلال حيث أكثر بعض جميع حق الحق شخص فرد الله اليوم العام دولة قال يمكن هناك عليه عليها فيه فيها له لها به بها
    لكل ولا وفي ومن وعلى أية التعليم المجتمع صفحة المستخدم تحرير مرشح شكرا جدا لماذا كيف أين متى نعم فقط بدون ضد الى انه ان او التى`,
  ur: `کے کی کا میں ہے اور سے کو پر نے کہ یہ ہیں تھا تھے تھی ہو گا گی گے نہیں بھی اس ان جو وہ ایک کر کیا تو ہی جا رہا رہی رہے ہوئے ہوا ہوئی
    لیے لئے ساتھ بعد تک اپنے اپنی اپنا کسی ہر شخص حق گیا گئی گئے دیا دی دیے کرنے کرنا ہونے والے والی والا جس جن مجھے آپ ہم میرا میری بہت
    اچھا ضرورت صارف صفحہ ترمیم فلٹر تمام کوئی کچھ اگر لیکن جب تب کیوں کیسے کہاں شکریہ نہ یا`,
  ps: `د په او چې له ته کې دی دې دا يې یې هم نه وي يو یو څوک هر ده ني شي شوي کړي کوي کړ شو پر سره باندې لپاره څخه خپل خپله خپلو حق
    لري هغه هغو دوی موږ زه تاسو تاسې ډېر ډیر بايد باید ټول ټولو کولای وه وو وروسته مخکې پوه کار کول کولو پاڼه سمون سمونې کارن چاڼګر هېڅ
    بل بله نو خو که اوس دلته چېرې څنګه ولې مننه`,
  ckb: `لە و بە کە بۆ ئەم ئەو لەگەڵ هەموو هەر یان ناو دەکرێت نییە نیە دەبێت بێت هەیە کرد بوو نەبێت ئەوەی ئەوە وەک دوای پێش سەر بکە بکات
    پەڕە دەستکاری بەکارھێنەر پاڵاوتە مافی مرۆڤ کەس کەسێک چەند یەک دوو سێ من تۆ ئێمە ئێوە ئەوان زۆر باش نا بەڵێ چۆن بۆچی کوێ ھەموو ھەر`,
  azb: `بیر بو و ایله اوچون دا ده دیر کیمی اولان هر وار یوخ دئییل ائدیلدی ائدن ائتمک ایشلدن صفحه‌نین صفحه‌سی دییشیک دییشدیر دییشدیرمک
    سوزگج فیلتر یا اولاراق اولدو اولسون سونرا قدر چوخ آز من سن بیز سیز اونلار اونون منیم سنین نه هانسی نئجه هارا بوتون ائله بئله گؤره
    گؤستر گؤرونتوله یئنی اسکی آد آدی تورکجه آذربایجان اینجی نجی لر لار‌دان اولماز اولا بیلر یازی یازیلار گئری ائت سایی`,
  en: `the of and to in is that it was for on are as with his they be at one have this from or had by not but what all were we when your can
    said there use an each which she do how their if will up other about out many then them these so some her would make like him into time
    has look two more go see no way could people my than been who its now find did get come made may i you he me very good bad please thank
    street water road light broken everyone right shall any person such against without human rights law nobody equal`,
  'fa-Latn': `salam va ke az be dar ba ra ro in on un man to shoma ma ou o mishe nemishe mikonam mikonid mikonan mikone nemikone nemikonan nemikonam
    hast nist hastam nistam khoob khub kheili kheyli khayli baraye vase chera chi kojast koja key alan dige digeh ham har hich bood bud shod
    shode mishavad mikhaham mikham mikhaam mikhastam lotfan mamnoon mersi merci tashakor dorood are bale na aali ali nadare dare daram nadaram
    darim nadarim darid darand kard kardam kardan karde kardid kon konid bokonid konam migam migan mige goft goftam raft raftam oomad umad amad
    khiaban khiyaban kucheh kooche koocheh ab bargh gaz shahrdari edare sazman ostan mahale manzel khane khune khoone hamsaye chand yek do se
    ta ma baradar khahar agha aghaye khanom doctor bimarestan madrese daneshgah telefon shomare javab pasokh nadadan nadad dadan dadam mide
    midam midan bayad nabayad shayad hanooz hanuz faghat vali ama agar age inke unke chetor chetori khobam khobi khob chon bad badi bade
    baz hala hanuzam dorost dorosti kharab kharabe shekaste ast nistand hastand bashe bashad kheiliii jam jamavari ashghal zobale nemian`,
}
