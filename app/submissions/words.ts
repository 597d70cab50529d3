/** Every sentence of this slice that a person reads. */
import { keptFor, type Lang, longDate, number, weekdayDate } from '#kit/words.ts'

export type Notice = 'answered' | 'asked' | 'done' | 'moved' | 'above'

export type Letter = {
  subject: (agency: string) => string
  /** `link` works once, and until the day. */
  mail: (agency: string, receipt: string, link: { url: string; until: string } | null) => string
  sms: (link: string | null) => string
}

/** Messages to people: that something happened, never what. An SMS is at most 70 characters. */
export const MESSAGES: Record<Lang, Record<Notice, Letter>> = {
  fa: {
    answered: {
      subject: (agency) => `پاسخ تازه از ${agency}`,
      mail: (agency, url) =>
        `سلام،\n\n${agency} به پیام شما پاسخ داده است.\nبرای دیدن پاسخ، رسید خود را در این صفحه وارد کنید:\n${url}\n\nاین نامه از سوی سامانه فرستاده شده است و متن پیام شما در آن نیست.`,
      sms: () => 'به پیام شما پاسخ داده شد. رسید خود را در سامانهٔ پاسخ وارد کنید.',
    },
    asked: {
      subject: (agency) => `پرسشی از ${agency}`,
      mail: (agency, url) =>
        `سلام،\n\n${agency} برای پیگیری پیام شما پرسشی دارد.\nرسید خود را در این صفحه وارد کنید:\n${url}`,
      sms: () => 'دستگاه از شما پرسشی دارد. رسید خود را در سامانهٔ پاسخ وارد کنید.',
    },
    moved: {
      subject: (agency) => `پیام شما: ${agency}`,
      mail: (agency, url) =>
        `سلام،\n\nپیامی که به ${agency} فرستاده‌اید میان دو دستگاه در حال واگذاری است و گام تازه‌ای برداشته شده است.\nبرای دیدن آن، رسید خود را در این صفحه وارد کنید:\n${url}\n\nرسید شما همان است و همه‌جا کار می‌کند.`,
      sms: () => 'در واگذاری پیام شما گام تازه‌ای برداشته شد. با رسید ببینید.',
    },
    above: {
      subject: (agency) => `پیام شما به ${agency} نزد چتر بالادست`,
      mail: (agency, url) =>
        `سلام،\n\nپیامی که به ${agency} فرستاده‌اید نزد چترِ بالای آن دستگاه است و گام تازه‌ای برداشته شده است.\nبرای دیدن آن، رسید خود را در این صفحه وارد کنید:\n${url}\n\nاین نامه از سوی سامانه فرستاده شده است و متن پیام شما در آن نیست.`,
      sms: () => 'پیام شما نزد چتر بالادست گامی تازه دارد. با رسید خود ببینید.',
    },
    done: {
      subject: (agency) => `آیا مشکل حل شد؟ ${agency}`,
      mail: (agency, receipt, link) =>
        `سلام،\n\n${agency} می‌گوید کار پیام شما انجام شده است. آیا واقعاً انجام شد؟\n${link ? `در این صفحه بگویید؛ پیوند یک بار و تا ${longDate('fa', link.until)} کار می‌کند و فقط از آن شماست:\n${link.url}\n\nبرای دیدن پاسخ اداره، ` : ''}رسید خود را در این صفحه وارد کنید${link ? '' : ' و تأیید یا اعتراض کنید'}:\n${receipt}`,
      sms: (link) =>
        link ? `انجام شد؟ بگویید: ${link}` : 'آیا کار پیام شما انجام شد؟ با رسید خود تأیید یا اعتراض کنید.',
    },
  },
  en: {
    answered: {
      subject: (agency) => `A new reply from ${agency}`,
      mail: (agency, url) =>
        `Hello,\n\n${agency} has replied to your message.\nEnter your receipt on this page to read the reply:\n${url}\n\nThis letter was sent by the system and holds nothing of what you wrote.`,
      sms: () => 'There is a reply to your message. Enter your receipt to read it.',
    },
    asked: {
      subject: (agency) => `A question from ${agency}`,
      mail: (agency, url) =>
        `Hello,\n\n${agency} has a question about your message.\nEnter your receipt on this page:\n${url}`,
      sms: () => 'The office has a question for you. Enter your receipt to answer.',
    },
    moved: {
      subject: (agency) => `Your message to ${agency}`,
      mail: (agency, url) =>
        `Hello,\n\nyour message to ${agency} is being handed over to another agency, and there is a new step.\nEnter your receipt on this page to see it:\n${url}\n\nYour receipt stays the same and works for both.`,
      sms: () => 'There is a new step in handing over your message. See your receipt.',
    },
    above: {
      subject: (agency) => `Your message to ${agency}, before the umbrella above it`,
      mail: (agency, url) =>
        `Hello,\n\nyour message to ${agency} is before the umbrella above that agency, and there is a new step.\nEnter your receipt on this page to see it:\n${url}\n\nThis letter was sent by the system and holds nothing of what you wrote.`,
      sms: () => 'Your message is before the umbrella: a new step. See your receipt.',
    },
    done: {
      subject: (agency) => `Was it really done? ${agency}`,
      mail: (agency, receipt, link) =>
        `Hello,\n\n${agency} says that what you wrote about is done. Was it really?\n${link ? `Say so on this page; the link works once, until ${longDate('en', link.until)}, and is yours only:\n${link.url}\n\nTo read what the office says, enter your receipt on this page:` : 'Enter your receipt on this page to confirm or object:'}\n${receipt}`,
      sms: (link) => (link ? `Done? Say so: ${link}` : 'Was it really done? Confirm or object with your receipt.'),
    },
  },
}

/** By which days the first reply and the solution are promised. */
export type PromisedDays = { firstReplyOn: string; solutionOn: string }

export const WORDS = {
  fa: {
    home: {
      title: 'پاسخ',
      lead: 'به دستگاه‌های خدمت‌رسان بگویید چه چیزی درست کار نمی‌کند، چه چیزی خوب است، یا چه می‌خواهید. پیام شما گم نمی‌شود و پاسخ می‌گیرد.',
      choose: 'پیام شما برای کدام دستگاه است؟',
      unknown: 'نمی‌دانم مربوط به کدام دستگاه است',
      none: 'هنوز دستگاهی در این سامانه نیست.',
      back: 'رسید دارید؟',
      backLink: 'پیگیری پیام با رسید',
      became: 'با پیام‌های مردم چه شد؟',
      becameLink: 'نتیجه‌های همهٔ دستگاه‌ها',
    },
    form: {
      title: (agency: string) => `پیام به ${agency}`,
      closed: 'این دستگاه اکنون پیام تازه نمی‌پذیرد. پیام‌های پیشین را همچنان می‌توانید با رسید پیگیری کنید.',
      text: 'چه می‌خواهید بگویید؟',
      textHint: 'هر چه شده، از کی و کجا. لازم نیست نام، کد ملی یا شمارهٔ خود را بنویسید.',
      service: 'دربارهٔ کدام خدمت است؟',
      serviceHint: 'اگر نمی‌دانید، خالی بگذارید؛ پیام را برایتان به جای درست می‌رسانیم.',
      serviceAuto: 'نمی‌دانم، خودتان پیدا کنید',
      propose: 'پیشنهاد خدمت از روی متن',
      proposed: 'این خدمت به متن شما می‌خورد. اگر درست نیست، عوضش کنید.',
      notProposed: 'از روی متن مطمئن نشدیم. خالی بگذارید تا کارشناس تصمیم بگیرد.',
      place: 'کجا؟',
      area: 'محله یا منطقه',
      areaNone: 'نمی‌دانم یا فرقی ندارد',
      areaWhich: 'کدام یک از این‌هاست؟',
      areaOther: 'هیچ‌کدام، یا نمی‌دانم',
      address: 'نشانی یا نشانهٔ نزدیک',
      addressHint: 'مثلاً: خیابان بهار، روبه‌روی داروخانه. نشانی فقط به دست مسئول پرونده می‌رسد.',
      point: 'نقطه روی نقشه',
      lat: 'عرض جغرافیایی',
      lon: 'طول جغرافیایی',
      pointHint: 'اگر مختصات را می‌دانید. مثلاً ۳۵٫۷۰۱',
      photos: 'عکس',
      photosHint: (most: number) => `تا ${number('fa', most)} عکس. زمان، مکان و مشخصات دوربین از عکس پاک می‌شود.`,
      contact: 'چطور خبرتان کنیم؟',
      contactField: 'شمارهٔ تلفن یا ایمیل',
      contactHint: 'اگر ننویسید هم، با رسید پاسخ را می‌بینید.',
      wantsUpdates: 'وقتی پاسخ آمد خبرم کنید',
      mayPublish: 'دیگران هم می‌توانند متن پیامم را بخوانند',
      mayPublishHint: 'فقط پس از پنهان‌کردن اطلاعات شخصی و بازبینی کارشناس، با روز و محدودهٔ تقریبی.',
      before: 'پیش از فرستادن بدانید',
      kept: 'چه نگه داشته می‌شود',
      keptText: 'متن، نشانی، عکس و راه تماس شما، رمزشده. نشانی اینترنتی و دستگاه شما ثبت نمی‌شود؛ از زمان، فقط ساعت.',
      howLong: 'تا چه زمانی',
      howLongText: (kept: number) => `${keptFor('fa', kept)}؛ سپس خودکار پاک می‌شود.`,
      whoSees: 'چه کسی می‌بیند',
      whoSeesText:
        'کارشناسان همین دستگاه، با اطلاعات شخصی پوشیده. بازکردن متن اصلی ثبت می‌شود. اگر کار از آنِ دستگاه دیگری باشد و آن را بپذیرد، پیام به آنجا هم می‌رسد و شما در صفحهٔ رسید می‌بینید.',
      target: 'مهلت خدمت',
      targetDays: ({ firstReplyOn, solutionOn }: PromisedDays) =>
        `اگر همین حالا بفرستید: پاسخ نخست تا ${weekdayDate('fa', firstReplyOn)} و حل تا ${weekdayDate('fa', solutionOn)}.`,
      targetUnknown: 'به خدمت بستگی دارد و پس از فرستادن در صفحهٔ رسید می‌آید.',
      send: 'فرستادن پیام',
    },
    sent: {
      elsewhere: 'پیام شما اینجا خوانده می‌شود. برای آن‌که زودتر به جایش برسد، می‌توانید آنجا هم بنویسید:',
      writeTo: (agency: string) => `نوشتن به «${agency}»`,
      title: 'پیام شما رسید',
      again: 'این پیام پیش‌تر رسیده بود؛ رسید همان است و چیزی دوبار ثبت نشد.',
      edited:
        'این پیام پیش‌تر رسیده بود و همان‌طور که نخستین بار آمد مانده است: تغییرهای تازهٔ شما در آن ثبت نشد. آن‌ها را می‌توانید با رسید به همان پیام بیفزایید.',
      add: 'این نوشته را به پیامم بیفزا',
      next: 'بعد چه می‌شود؟',
      steps: [
        'پیام به ادارهٔ مسئول می‌رسد و مهلت پاسخ آغاز می‌شود.',
        'با رسید در هر زمان می‌توانید پاسخ را ببینید، چیزی بیفزایید یا پیام را پس بگیرید.',
        'وقتی گفتند انجام شد، از شما می‌پرسیم که واقعاً انجام شد یا نه.',
      ],
      follow: 'پیگیری همین پیام',
      firstReplyBy: 'پاسخ نخست تا',
      solutionBy: 'حل تا',
      mayMove: 'این روزها برای خدمتی است که برگزیدید. اگر اداره آن را درست کند، روز تازه و دلیلش در صفحهٔ رسید می‌آید.',
      promise: 'پذیرش این پیام تا دو ساعت دیگر در دفتر همگانی ثبت می‌شود.',
    },
    errors: {
      'text-missing': 'بنویسید چه شده است؛ دست‌کم چند کلمه.',
      'text-long': (most: number) => `متن بلندتر از ${number('fa', most)} نویسه است؛ کوتاه‌ترش کنید.`,
      'text-broken': 'در متن نویسه‌هایی هست که خوانده نمی‌شود. لطفاً دوباره بنویسید.',
      'service-unknown': 'این خدمت در فهرست نیست؛ دوباره انتخاب کنید.',
      'area-unknown': 'این محله در فهرست نیست؛ دوباره انتخاب کنید.',
      'area-unclear': 'به این نام چند جا می‌شناسیم. بگویید کدام است؛ اگر نمی‌دانید، همین‌طور بفرستید.',
      'address-long': 'نشانی بلندتر از ۳۰۰ نویسه است.',
      'point-wrong': 'عرض و طول جغرافیایی را هر دو با عدد بنویسید، مثلاً ۳۵٫۷۰۱ و ۵۱٫۴۰۵، یا هر دو را خالی بگذارید.',
      'contact-wrong': 'این نه شمارهٔ تلفن است نه ایمیل. درستش کنید یا خالی بگذارید.',
      'contact-missing': 'برای خبرکردن، شماره یا ایمیل لازم است؛ یا تیک خبرکردن را بردارید.',
      'photos-many': (most: number) => `بیش از ${number('fa', most)} عکس نمی‌پذیریم.`,
      'photo-too-large': 'عکس خیلی بزرگ است؛ تا ۸ مگابایت می‌پذیریم. عکس‌ها را دوباره انتخاب کنید.',
      'not-a-photo': 'این پرونده عکس نیست یا باز نمی‌شود. عکس JPEG، PNG یا WebP بفرستید.',
      'photos-again': 'عکس‌ها را دوباره انتخاب کنید؛ مرورگر آن‌ها را نگه نمی‌دارد.',
      'too-large': 'حجم پیام با عکس‌ها بیشتر از اندازهٔ مجاز است. عکس‌های کوچک‌تر یا کمتر بفرستید.',
      'not-a-form': 'فرم درست نرسید. صفحه را دوباره باز کنید و بفرستید.',
      'broken-text': 'متن با نویسه‌های ناخوانا رسید. مرورگر را روی UTF-8 بگذارید و دوباره بفرستید.',
      'form-old': 'این فرم کهنه شده است. متن شما مانده؛ فقط دوباره بفرستید.',
      'other-site': 'این درخواست از صفحهٔ ما نیامده است. صفحه را دوباره باز کنید و بفرستید.',
      'too-many': 'از این جا پیام‌های زیادی آمده است. متن شما مانده؛ یک ساعت دیگر دوباره بفرستید.',
      'store-away':
        'سامانه همین حالا به بایگانی خود نمی‌رسد و تقصیر شما نیست. آنچه نوشته‌اید در همین صفحه مانده است؛ چند دقیقه دیگر دوباره بفرستید. اگر همین حالا هم رسیده باشد، دوبار ثبت نمی‌شود.',
      'store-away-photos':
        'سامانه همین حالا به بایگانی خود نمی‌رسد و تقصیر شما نیست. آنچه نوشته‌اید در همین صفحه مانده است؛ عکس‌ها را از نو انتخاب کنید و چند دقیقه دیگر دوباره بفرستید. اگر همین حالا هم رسیده باشد، دوبار ثبت نمی‌شود.',
    },
  },
  en: {
    home: {
      title: 'Pasokh',
      lead: 'Tell public services what does not work, what is good, or what you wish for. Your message is not lost, and it is answered.',
      choose: 'Which agency is your message for?',
      unknown: 'I do not know whose this is',
      none: 'There is no agency here yet.',
      back: 'Do you have a receipt?',
      backLink: 'Follow up with your receipt',
      became: 'What became of people’s messages?',
      becameLink: 'Results of all agencies',
    },
    form: {
      title: (agency: string) => `A message to ${agency}`,
      closed: 'This agency takes no new messages at present. You can still follow up earlier ones with your receipt.',
      text: 'What would you like to say?',
      textHint: 'What happened, since when and where. You need not give your name, number or any identity.',
      service: 'Which service is it about?',
      serviceHint: 'If you do not know, leave it; we bring your message to the right place.',
      serviceAuto: 'I do not know, find it for me',
      propose: 'Propose a service from my text',
      proposed: 'This service fits your text. Change it if it is wrong.',
      notProposed: 'We are not sure from your text. Leave it, and an officer will decide.',
      place: 'Where?',
      area: 'Neighbourhood or area',
      areaNone: 'I do not know, or it does not matter',
      areaWhich: 'Which of these is it?',
      areaOther: 'None of them, or I do not know',
      address: 'Address or something near it',
      addressHint: 'For example: Bahar Street, opposite the pharmacy. Only the office of the case sees it.',
      point: 'A point on the map',
      lat: 'Latitude',
      lon: 'Longitude',
      pointHint: 'If you know the coordinates. For example 35.701',
      photos: 'Photos',
      photosHint: (most: number) => `Up to ${most} photos. Time, place and camera details are removed from them.`,
      contact: 'How can we tell you?',
      contactField: 'Telephone number or e-mail address',
      contactHint: 'Without one you still see the reply with your receipt.',
      wantsUpdates: 'Tell me when there is a reply',
      mayPublish: 'Others may read my message',
      mayPublishHint: 'Only after personal data is covered and an officer has looked, with the day and a rough area.',
      before: 'Before you send',
      kept: 'What is kept',
      keptText:
        'Your text, address, photos and contact, encrypted. Your internet address and device are not recorded; of the time only the hour.',
      howLong: 'For how long',
      howLongText: (kept: number) => `${keptFor('en', kept)}; then it is erased by itself.`,
      whoSees: 'Who sees it',
      whoSeesText:
        'Officers of this agency, with personal data covered. Opening the original is recorded. If the matter is another agency’s and it accepts it, the message goes there too, and your receipt page says so.',
      target: 'Service target',
      targetDays: ({ firstReplyOn, solutionOn }: PromisedDays) =>
        `If you send it now: the first reply by ${weekdayDate('en', firstReplyOn)} and the solution by ${weekdayDate('en', solutionOn)}.`,
      targetUnknown: 'It depends on the service and stands on your receipt page after sending.',
      send: 'Send the message',
    },
    sent: {
      elsewhere: 'Your message is read here. So that it gets there sooner, you can write there too:',
      writeTo: (agency: string) => `Write to “${agency}”`,
      title: 'Your message has arrived',
      again: 'This message had arrived before; the receipt is the same and nothing was counted twice.',
      edited:
        'This message had arrived before and stands as it first came: your changes were not taken. You can add them to it with the receipt.',
      add: 'Add this to my message',
      next: 'What happens next?',
      steps: [
        'The message goes to the responsible office, and its time to reply begins.',
        'With the receipt you can read replies, add something or take the message back at any time.',
        'When they say it is done, we ask you whether it really was.',
      ],
      follow: 'Follow up this message',
      firstReplyBy: 'First reply by',
      solutionBy: 'Solution by',
      mayMove:
        'These days are for the service you chose. If the office puts it right, the new day stands on the receipt page with its reason.',
      promise: 'The acceptance of this message will stand in the public record within two hours.',
    },
    errors: {
      'text-missing': 'Write what happened; a few words at least.',
      'text-long': (most: number) => `The text is longer than ${most} characters; please shorten it.`,
      'text-broken': 'The text has characters that cannot be read. Please write it again.',
      'service-unknown': 'This service is not in the list; choose again.',
      'area-unknown': 'This area is not in the list; choose again.',
      'area-unclear': 'We know several places of this name. Say which one it is; if you do not know, send it as it is.',
      'address-long': 'The address is longer than 300 characters.',
      'point-wrong': 'Give both latitude and longitude as numbers, for example 35.701 and 51.405, or leave both empty.',
      'contact-wrong': 'This is neither a telephone number nor an e-mail address. Correct it or leave it empty.',
      'contact-missing': 'To tell you, we need a number or an e-mail address; or untick the box.',
      'photos-many': (most: number) => `We take no more than ${most} photos.`,
      'photo-too-large': 'A photo is too large; we take up to 8 megabytes. Choose the photos again.',
      'not-a-photo': 'This file is no photo or cannot be opened. Send JPEG, PNG or WebP.',
      'photos-again': 'Choose the photos again; the browser does not keep them.',
      'too-large': 'The message with its photos is larger than allowed. Send smaller or fewer photos.',
      'not-a-form': 'The form did not arrive whole. Open the page again and send.',
      'broken-text': 'The text arrived with unreadable characters. Set the browser to UTF-8 and send again.',
      'form-old': 'This form has grown old. Your text is kept; just send it again.',
      'other-site': 'This request did not come from our page. Open the page again and send.',
      'too-many': 'Many messages have come from here. Your text is kept; send it again in an hour.',
      'store-away':
        'The system cannot reach its store just now, which is no fault of yours. What you wrote is still on this page; send it again in a few minutes. If it has arrived after all, it is not counted twice.',
      'store-away-photos':
        'The system cannot reach its store just now, which is no fault of yours. What you wrote is still on this page; choose the photos again and send it in a few minutes. If it has arrived after all, it is not counted twice.',
    },
  },
} as const
