/**
 * Signs of danger. A sign is a list of parts, all of which must stand near each other; a part is a list of words, any
 * of which will do. `*` is any ending.
 */

/** Whom it may happen to. */
const SOMEONE =
  'بچه* کودک* نوزاد* دختر* پسر* مادر* پدر* پیرمرد* پیرزن* زن زنی مرد مردی نفر کسی عابر* مردم دانشآموز* کارگر* خانم* آقا* دوچرخهسوار* موتورسوار* راننده* مسافر* شهروند* child* boy girl man woman people someone person worker* passenger* family'
const FALLS = 'افتاد افتادم افتادن افتاده افتادند میافت* میفت* بیفت* سقوط* پرت fell falls falling dropped'
const WIRE = 'سیم* کابل* cable* wire* sim simha simaye'
const POWER = 'برق برقی برقش فشارقوی power bargh'
const STRUCTURE =
  'دیوار* سقف* ساختمان* درخت* پل پله* داربست* تیر تیری تیرک دکل* تابلو* بنا بنای سازه* بالکن* نما طاق* جرثقیل* wall* roof* ceiling building* tree* bridge* pole* scaffold* balcony tower'
const PIT = 'منهول* دریچه* درپوش* چاه چاهی چاله* گودال* حوضچه* manhole* drain pit hole sewer'

/** What a «no» right beside takes away: «آتش‌سوزی نبود», «no smoke». Other words it does not touch: «نفسش بالا نمی‌آید». */
export const DENIABLE =
  'آتش آتشی آتیش آتیشی آتشسوزی* آتیشسوزی* حریق* شعله* گاز گازی بو بوی بویی نشت* دود دودی خطر* زخمی* مجروح* کشته* مسموم* ریزش* سقوط* انفجار* جرقه* تصادف* سیل سیلی سیلاب* برقگرفتگی* خونریزی* بیهوش* چاقو* اسلحه* غرق* ترک گیر ' +
  'fire flames smoke gas leak* smell* danger* hurt injur* killed flood* explo* accident* leaning sparks knife'
/** After the word, and right after it. */
export const DENIES =
  'نیست نیستند نبود نبوده نبودند ندارد نداره ندارند نداشت نداشته نشد نشده نشدند نشدم نمیشود نمیشه نمیآید نمیاد نمیآمد نمیومد نیامد نیامده نیومد نیومده نکرد نکرده نکردند نمیکند نمیکنه نمیکنن نگرفت نگرفته نمیگیرد نزد نزده نمیزند نخورد نخورده نمیخورد نمیدهد نمیده نداد'
/** Before the word, and right before it. */
export const DENIES_NEXT = 'بدون بی هیچ no not without'
/** Of people whom nothing has happened to. */
export const NOBODY = 'nobody none'

/** What happens to animals too, and is then no danger to people by itself. */
export const BEFALLS = `${FALLS} مسموم* مسمومیت* سم سمی غرق* بیهوش* خونریزی* poison*`
const ANIMAL_NAMES = 'گربه کبوتر پرنده مرغ خروس ماهی موش سوسک پشه گنجشک کلاغ گوسفند گاو اسب الاغ توله سگ'
export const ANIMALS = `${ANIMAL_NAMES.split(' ')
  .flatMap((name) => ['', 'ها', 'های', 'هایی', 'ی', 'ای'].map((ending) => name + ending))
  .join(' ')} cat cats kitten* pigeon* bird birds mouse mice rat rats fish sheep cow cows dog dogs puppy puppies`
/** Where one of these is named, an animal may have part in it, but people do, too. */
export const PEOPLE = SOMEONE

export const SIGNS: readonly (readonly string[])[] = [
  // Gas, smoke, fire, explosion
  ['گاز gas gaz', 'بوی بو بویش بوش نشت* ترکید* منفجر* سوراخ* میپیچ* پیچید* leak* smell* explo* booye buye nasht*'],
  ['کپسول* پیکنیک* بنزین* پمپبنزین', 'نشت* ترکید* منفجر* آتش* leak*'],
  ['گازگرفتگی* مونوکسید* monoxide'],
  ['آتش آتیش آتشی اتیش آتشسوزی* حریق* شعله*', 'گرفت* سوز* سوخت* زد* میز* داره دارد خانه* ساختمان* انبار* کمک ور'],
  ['آتشسوزی* آتیشسوزی* حریق* شعلهور* شعلهها* atashsuzi'],
  ['آتش آتیش آتشی آتشسوزی* حریق* شعله*', 'خاموش* مهار* کنترل* اطفا*', 'نمیش* نشد* نمیتوان* نمیتون* نمیکن*'],
  ['fire', 'not', 'out control controlled'],
  ['گاز gas', 'قطع* بسته', 'نمیش* نشده'],
  ['خانه* خونه* ساختمان* انبار* مغازه* کارگاه*', 'میسوزد میسوزه میسوزند میسوخت'],
  ['دود* smoke', 'نفس* خفه* breath*'],
  ['burning flames ablaze arson'],
  ['fire', 'on house building caught smoke started flat roof car'],
  ['burn', 'house us me him her down'],
  ['دود* smoke', 'بلند* غلیظ* پیچید* میپیچ* میاد میآید برداشت* سرب* coming thick box from'],
  ['انفجار* explosion*'],
  ['باتری* battery', 'باد خطر* آتش* ترکید* swollen fire'],
  // Electricity
  [WIRE, 'لخت* عریان* جرقه* bare exposed live spark* lokht*'],
  [
    `${WIRE} تیر جعبه* تابلو* پست ترانس* پریز*`,
    `${POWER} فشار`,
    'پاره* افتاد* آویز* ریخت* جرقه* باز کج شکست* رها* ول اتصال* رسید* hanging down fallen broken rikhte oftade',
  ],
  [
    WIRE,
    'آویز* ول پایین وسط hanging dangling',
    'بچه* مدرسه* کوچه* خیابان* خیابون* بلوار* برق کمر سر زمین playground school street road',
  ],
  ['جرقه* sparks sparking', `${POWER} ${WIRE} تیر جعبه* باد میزن* lamp street box from`],
  [POWER, 'گرفتش گرفتم گرفتتش گرفتگی* گرفته'],
  ['برقگرفتگی* electrocut* electric', 'برقگرفتگی* electrocut* shock*'],
  ['آب water', 'برق پریز* تابلو* electric*', 'رسید* ریخت* میریز* گرفت* نشت* بالا'],
  ['جعبه* box', 'سیم* wire*', 'باز پیدا* دیده open'],
  // Falling, pits, collapse
  [PIT, 'باز بدون ندار* نیست نبود شکست* دزدید* برداشت* روباز سرباز گم open uncovered missing lid cover'],
  [`${PIT} گود گودبرداری* کانال* جوی جوب`, `${FALLS} بلعید* افتاد* fell`],
  [
    SOMEONE,
    FALLS,
    'چاه* چاله* گود* کانال* آب پایین بلندی پله* پل ارتفاع سر سرش دست* پا* خون آسفالت تاب* into from down off',
  ],
  [
    SOMEONE,
    'زخمی* مجروح* بیهوش* مسموم* غرق* خون خونی خونریزی* شکست گیرافتاد* injured bleeding unconscious hurt trapped',
  ],
  [STRUCTURE, 'ریزش* میریز* بریز* فرو فروریخت* آوار* سقوط* میافت* میفت* بیفت* بیفتد collapse* collapsing falling down'],
  [
    STRUCTURE,
    'کج* پوسید* سست* ترک لق* خم* شکسته* leaning rotten cracked',
    'بیفت* میافت* میخواب* باد سر رو روی خطر* مدرسه* مهد* ماشین* بچه* کجتر میشه',
  ],
  [STRUCTURE, 'پوسید* rotten'],
  ['گود گودبرداری* گودال* زمین excavation', 'ترک* نشست فرونشست* مهار* ریزش* crack* sinking'],
  ['فرونشست* آوار آواری آوارش rubble'],
  ['تاب زنجیر* سرسره* الاکلنگ* swing', 'شکست* پاره* باز در افتاد* خون broke*'],
  ['آسانسور* بالابر* lift elevator', 'گیر* سقوط* افتاد* موند* ماند* stuck dropped trapped fell'],
  ['حفاظ* نرده* guardrail railing', 'کنده* ندار* شکست* نیست افتاد* missing broken'],
  // Water
  ['غرق* drown*', 'شد* میش* بش* آب استخر* رود* کانال* بچه* می داشت خطر* drown* river pool'],
  ['سیل سیلاب* flood*', 'آمد* میاد خانه* خونه* گیر* برد* house* stuck trapped'],
  ['رودخانه* رود river', 'خانه* خونه* گیر* بالا شد stuck car', 'وارد میشود میشه گیر* افتاد* stuck trapped over'],
  // A life that somebody wants to end
  ['خودکشی* suicid* khodkoshi*'],
  ['خودم* خودمو خودش* خودشو خودتو', 'بکش* میکشم میکشه راحت خلاص پرت بنداز* میانداز* حلقآویز* آتش'],
  [
    'زنده زندگی* زندگیم live life',
    'نمیخوا* نباش* نمان* نمون* خسته* سیر تمام* تموم بیزار* نمیکش* want end any anymore tired',
  ],
  ['قرص* pills', 'خورد* برنج خوردم swallowed took'],
  ['kill', 'myself me him her his my wife us them'],
  ['want wish', 'die dead'],
  // Violence
  [
    'چاقو* قمه* اسلحه* تفنگ* شمشیر* knife gun machete',
    'کش* برداشت* تهدید* زد* میزن* دست کشید* مردم ایستاد* زخم* threat* attack* stab* people hold*',
  ],
  ['شلیک* گروگان* آدمربا* hostage* stabbed shooting'],
  ['میکشمش میکشمت میکشدم بکشدم بکشتم میکشنش میکشندش بکشنش'],
  ['همه ما منو مرا ما من زنش زنم', 'میکشم میکشه میکشد بکشه بکشد بکشم'],
  ['کتک* شکنجه* beaten beating'],
  ['تجاوز* rape* raped', 'جنسی دختر* پسر* زن زنی بچه* کردند شدم rape* raped'],
  ['تهدید* threat* threatened', 'کشت* مرگ* بکش* قمه* چاقو* آتش* kill burn'],
  ['ربود* دزدیدن ناپدید* kidnap* abduct*', 'بچه* دختر* پسر* زن child girl boy woman kidnap* abduct*'],
  ['زور force', 'سوار بردند بردن ماشین car took'],
  ['screaming جیغ* فریاد*', 'کمک زن بچه* کتک* kill help wife'],
  // Health
  ['بیهوش* unconscious سکته* خونریزی* تشنج* bleeding'],
  ['نفس* breath* breathing', 'بالا نمیاد نمیآید تنگی نمیتون* نمیکش* بند not cannot stopped'],
  ['lying collapsed', 'not move ground park street floor'],
  ['مسموم* مسمومیت* poison* poisoned'],
  ['سم سمی سرب* اسید* toxic acid', 'بچه* بیمارستان* کوچه* ریخت* دود* مردم children hospital street'],
  ['اکسیژن* oxygen', 'وصل* قطع* دستگاه* مادر* پدر* بیمار* cut off'],
  [
    'آمبولانس* اورژانس آتشنشانی* آتیشنشانی* ambulance',
    'رد نتوان* نتون* نمیتوان* نمیتون* گیر نرسید* بسته cannot blocked pass',
  ],
  ['heart', 'attack'],
  [
    'بمیره بمیرد میمیرد میمیره مرگ کشته* die dies died killed',
    'نزدیک خطر* بچه* پدر* مادر* نفر* تصادف* people child man woman',
  ],
  ['جان جون زندگی life lives', 'خطر* تهدید* باخت* danger risk'],
  // Traffic
  ['تصادف* accident* crash*', 'مجروح* زخمی* کشته* خون* فوت* مرگ* injur* dead killed'],
  [
    'ماشین* موتور* اتوبوس* کامیون* وانت* car bus truck',
    'زد زده زیرگرفت* کوبید* ran hit',
    'دانشآموز* بچه* عابر* پیرمرد* پیرزن* دختر* پسر* مردم child* pedestrian* woman man',
  ],
  ['ترمز* brake*', 'نمیگیر* برید* ندار* خراب* نزدیک fail* not'],
  ['چراغ* light*', 'راهنما* traffic', 'سبز خاموش* خراب* تصادف* green out'],
  // Animals
  [
    'سگ* گرگ* مار* خرس* گراز* dog dogs wolf snake',
    'حمله* گزید* دنبال* پاره* گاز گرفت گرفته* زهره* مدرسه* attack* bit bitten chas*',
  ],
]
