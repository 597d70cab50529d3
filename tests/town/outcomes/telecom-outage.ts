/** The evening of the outage: one cause, so one answer for all, and then each person’s own verdict. Made up. */
import { confirmed, done, objected, planned, story } from './story.ts'

const CABLE_TORN =
  'سلام. کابل اصلی چنارستان را بیل مکانیکی نزدیک خیابان پرستو پاره کرده است. اکیپ سر کابل است و تا فردا صبح وصل می‌شود. لازم نیست دوباره پیام بفرستید.'
const CABLE_TORN_EN =
  'Hello. A digger near Parastu Street tore the main cable of Chenarestan. A crew is there and it will be back by tomorrow morning. You need not write again.'
const CABLE_JOINED =
  'سلام. کابل چنارستان ساعت چهار صبح بسته شد و اینترنت وصل است. پول یک روز به قبض همه اهالی برمی‌گردد. از همه عذر می‌خواهیم.'
const CABLE_JOINED_EN =
  'Hello. The cable was joined at four in the morning and the internet is back. One day is taken off every bill. We are sorry.'

export const OUTAGE_STORIES = [
  story('t083', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t084', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'وصل شد')),
  story('t085', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'پس تنها نبودم 😄 وصله')),
  story('t086', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(2, 'وصل گردید. با سپاس.')),
  story('t087', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t088', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'تلویزیون هم آمد. (ثبت تلفنی)')),
  story('t089', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story(
    't090',
    planned(0, 1, CABLE_TORN),
    done(1, CABLE_JOINED),
    confirmed(2, 'استاد هم قبول کرد دوباره امتحان بگیرد.'),
  ),
  story('t091', planned(0, 1, CABLE_TORN_EN), done(1, CABLE_JOINED_EN), confirmed(1, 'Back at 4 am indeed.')),
  story(
    't092',
    planned(0, 1, CABLE_TORN),
    done(1, CABLE_JOINED),
    objected(3, 'LOS خاموش شد ولی سرعت نصف قبله.'),
    done(4, 'سلام. بعد از بستن کابل، یک رشته فیبر ضعیف مانده بود. امروز عوض شد.'),
    confirmed(5, 'برگشت به قبل'),
  ),
  story(
    't093',
    planned(0, 1, CABLE_TORN),
    done(1, CABLE_JOINED),
    confirmed(1, 'نسخه‌ها پیچیده شد. لطفاً برای داروخانه خط پشتیبان بگذارید.'),
  ),
  story('t094', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t095', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t096', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'vasl shod tnx')),
  story('t097', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(2)),
  story('t098', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t099', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1)),
  story('t100', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'دستگاه وصل است، خدا را شکر.')),
  story('t101', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t102', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(2, 'کاش پشتیبانی همون اول می‌گفت.')),
  story('t103', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t104', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t105', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'درست حدس زده بودم')),
  story('t106', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story(
    't107',
    planned(0, 1, CABLE_TORN),
    done(1, CABLE_JOINED),
    objected(2, 'دوربین‌های مغازه هنوز وصل نیست.'),
    done(3, 'سلام. مودم مغازه پس از قطعی تنظیمش پریده بود؛ همکار ما درستش کرد.'),
  ),
  story('t108', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t110', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(2, 'از کم شدن پول یک روز ممنون')),
  story('t111', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t112', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), objected(3, 'پول یک روز جای جلسه بچه را نمی‌گیرد.')),
  story(
    't113',
    planned(
      0,
      1,
      'مرحباً. انقطع الكابل الرئيسي في تشنارستان بسبب حفارة، والفريق يعمل الآن، وستعود الخدمة قبل صباح الغد.',
    ),
    done(1, 'مرحباً. عادت الخدمة في الرابعة صباحاً. نعتذر منكم.'),
    confirmed(1, 'شكراً لكم'),
  ),
  story('t114', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED)),
  story('t116', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(2)),
  story('t117', planned(0, 1, CABLE_TORN), done(1, CABLE_JOINED), confirmed(1, 'همین که علت را گفتید ممنون.')),
  story(
    't118',
    done(
      0,
      'سلام. کندی تا ظهر طول کشید، چون بار شبکه باید کم‌کم برمی‌گشت. حالا عادی است. علت قطعی، پارگی کابل با بیل مکانیکی بود.',
    ),
  ),
  story('t119', done(1, 'سلام. چای شما در آن سرما از هر تشکری گرم‌تر بود.'), confirmed(2, 'قربون شما')),
]
