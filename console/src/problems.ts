/** What is said when a door says no: by its word, plain and kind, and what to do next. */
import type { BrokenRule } from '../../app/agencies/rules.ts'
import { days, type Lang, number } from '../../app/kit/words.ts'
import { Problem } from './api.ts'
import { both } from './both.ts'

export const PROBLEMS = both<Record<string, string>>({
  fa: {
    'no-connection': 'به سرور نرسیدیم. اتصال خود را ببینید و دوباره بزنید؛ آنچه نوشته‌اید سر جایش است.',
    'store-unreachable':
      'سامانه همین حالا به بایگانی خود نمی‌رسد. آنچه نوشته‌اید سر جایش است؛ چند دقیقه دیگر دوباره بزنید.',
    broken: 'کار انجام نشد و گناه شما نیست. کمی دیگر دوباره بزنید؛ اگر باز هم نشد، به مدیر سامانه بگویید.',
    'not-found': 'چنین چیزی پیدا نشد؛ شاید کس دیگری آن را برداشته باشد.',
    'wrong-shape': 'یکی از خانه‌ها درست پر نشده است.',
    'control-signs': 'در نوشته نشانه‌ای هست که خوانده نمی‌شود. آن را پاک کنید و دوباره بنویسید.',
    'address-not-readable': 'این نشانی خوانده نمی‌شود.',
    'json-only': 'این درخواست به شکل درست نرسید.',
    'not-json': 'این درخواست به شکل درست نرسید.',
    'multipart-only': 'پرونده‌ها به شکل درست نرسیدند.',
    'not-a-form': 'پرونده‌ها به شکل درست نرسیدند.',
    'other-type': 'این نوع فایل را اینجا نمی‌پذیریم.',
    'harmful-file': 'ویروس‌یاب در این فایل چیزی آسیب‌رسان یافت؛ آن را نپذیرفتیم. نوشتهٔ شما مانده است.',
    'no-scanner': 'ویروس‌یاب اکنون پاسخ نمی‌دهد، و فایل نادیده پذیرفته نمی‌شود. کمی بعد دوباره بفرستید، یا بی فایل.',
    'wrong-file-type': 'این نوع فایل را نمی‌پذیریم. PDF، تصویر (JPEG، PNG، WebP) یا متن ساده بفرستید.',
    'too-large': 'این بزرگ‌تر از اندازهٔ مجاز است.',
    'too-many-tries': 'چند بار پشت سر هم تلاش شد. چند دقیقه صبر کنید و دوباره بزنید.',
    // Signing in
    'sign-in-first': 'نشست شما به پایان رسیده است. دوباره وارد شوید؛ نوشته‌هایتان در همین پنجره مانده است.',
    'sign-in-failed': 'با این ایمیل، گذرواژه یا کد نتوانستید وارد شوید. اگر چند بار اشتباه زده‌اید، چند دقیقه صبر کنید.',
    'code-needed': 'کد برنامهٔ رمزساز را هم بنویسید.',
    'passkey-needed': 'برای این حساب کلید عبور گذاشته شده است؛ با آن وارد شوید.',
    'not-allowed': 'نقش شما اجازهٔ این کار را ندارد.',
    'csrf-token-wrong': 'این صفحه کهنه شده است. آن را تازه کنید و دوباره بزنید.',
    'other-origin': 'این درخواست از نشانی دیگری آمده و پذیرفته نشد.',
    'other-site': 'این درخواست از نشانی دیگری آمده و پذیرفته نشد.',
    'https-needed': 'میز کار فقط با اتصال امن (https) کار می‌کند. از مدیر سامانه نشانی امن را بپرسید.',
    'confirm-first': 'برای این کار باید عامل دوم ورود را دوباره نشان دهید.',
    'change-password-first': 'نخست گذرواژهٔ خودتان را برگزینید.',
    'second-factor-first': 'نخست عامل دوم ورود را بسازید.',
    // Own account
    'wrong-password': 'گذرواژهٔ کنونی درست نیست.',
    'wrong-code': 'این کد درست نیست یا زمانش گذشته است. کد تازه را بنویسید.',
    'too-short': 'گذرواژه کوتاه است؛ دست‌کم ۱۲ نویسه بنویسید. چند واژهٔ بی‌ربط کنار هم خوب است.',
    'too-common': 'این گذرواژه را آسان می‌شود حدس زد. چند واژهٔ بی‌ربط کنار هم بنویسید.',
    'holds-email': 'گذرواژه نباید ایمیل شما را در خود داشته باشد.',
    'same-password': 'گذرواژهٔ تازه همان گذرواژهٔ پیشین است.',
    'weak-password': 'این گذرواژه را آسان می‌شود حدس زد. دست‌کم ۱۲ نویسه، چند واژهٔ بی‌ربط کنار هم، بنویسید.',
    'link-spent': 'این پیوند دیگر کار نمی‌کند: یا به کار رفته یا زمانش گذشته است. از مدیر سامانه پیوند تازه بخواهید.',
    'too-late': 'زمان این کار گذشت. از نو آغاز کنید.',
    'second-factor-there': 'برنامهٔ رمزساز از پیش هست.',
    'no-second-factor': 'برنامهٔ رمزسازی گذاشته نشده است.',
    'passkey-failed': 'کلید عبور پذیرفته نشد. دوباره بزنید یا با گذرواژه وارد شوید.',
    'no-such-passkey': 'این کلید عبور دیگر نیست.',
    'too-many-passkeys': 'بیش از ده کلید عبور نمی‌شود داشت. نخست یکی را بردارید.',
    // Officers
    'email-taken': 'این ایمیل پیش‌تر برای کارمندی ثبت شده است.',
    'no-such-officer': 'چنین کارمندی نیست.',
    'last-administrator': 'دستگاه باید دست‌کم یک مدیر سامانه داشته باشد که بتواند وارد شود.',
    // Settings
    'umbrella-rule': 'چتر بالادست این را نمی‌پذیرد.',
    'no-such-office': 'چنین اداره‌ای نیست.',
    'no-such-calendar': 'چنین تقویمی نیست.',
    'no-such-area': 'چنین محدوده‌ای نیست.',
    'place-unclear': 'به این نام چند جا می‌شناسیم. بگویید کدام است.',
    'no-such-agency': 'چنین دستگاه دیگری نیست.',
    'parent-too-small': 'محدودهٔ دربرگیرنده کوچک‌تر از این است. محدودهٔ بزرگ‌تری برگزینید.',
    'lies-in-itself': 'یک محدوده نمی‌تواند درون خودش باشد یا جای خودش را بگیرد.',
    'ends-before-it-begins': 'آخرین روز پیش از نخستین روز است.',
    'no-such-model': 'این مدل دیگر نگه داشته نشده است. صفحه را تازه کنید.',
    'code-taken': 'این شناسه پیش‌تر به کار رفته است. شناسهٔ دیگری بنویسید.',
    'slug-taken': 'این نشانی از آنِ دستگاه دیگری است.',
    'slug-reserved': 'این نشانی برای خود سامانه نگه داشته شده است. نشانی دیگری بنویسید.',
    'not-first': 'این سامانه دستگاه دارد. از صفحهٔ ورود وارد شوید.',
    'only-an-umbrella': 'این تنظیم فقط برای چتر است.',
    'one-desk-sorts': 'همیشه باید یک میز «در انتظار تفکیک» باشد. میز دیگری را برای این کار برگزینید.',
    'sorting-desk-stays-open': 'میز «در انتظار تفکیک» و ادارهٔ آن باید باز بماند.',
    'calendar-never-opens': 'با این ساعت‌ها اداره هیچ‌گاه باز نیست. دست‌کم یک روز ساعت کار بنویسید.',
    'changed-meanwhile': 'در این میان کس دیگری این را عوض کرده است. صفحه را تازه کنید و دوباره بنویسید.',
    'definition-refused':
      'این تعریف نگه داشته نشد: درست نیست، نسخه‌اش شمارهٔ بعدی نیست، یا گروه کوچکی را آشکار می‌کند. دوباره بیازماییدش.',
    'too-many': 'بیش از این نمی‌شود. نخست چیزی را بردارید یا کنار بگذارید.',
    'not-utf-8': 'متن این فایل خوانده نشد. آن را با کدگذاری UTF-8 ذخیره کنید.',
    'not-a-picture': 'این فایل تصویری نیست که بتوان خواند. PNG، JPEG یا WebP بفرستید.',
    'no-holidays': 'در این فایل هیچ روز تعطیلی پیدا نشد.',
    // Cases
    'same-agency': 'این دستگاه خودتان است. دستگاه دیگری برگزینید.',
    'agency-closed': 'آن دستگاه اکنون پیام تازه نمی‌پذیرد.',
    'offered-already': 'این پرونده پیش‌تر به دستگاهی پیشنهاد شده و هنوز پاسخی نیامده است.',
    'no-such-handover': 'این واگذاری نیست یا از آنِ شما نیست.',
    'on-leave': 'امروز در مرخصی است. به کسی بسپارید که هست.',
    'away-already':
      'یکی از این دو در آن روزها نیست، یا پرونده‌های کس دیگری را دارد. روزهای دیگر یا همکار دیگری برگزینید.',
    'leave-in-the-past': 'روز پایان باید امروز یا پس از آن باشد و پیش از روز آغاز نباشد.',
    'no-such-leave': 'این مرخصی پایان یافته یا از آنِ شما نیست.',
    'leads-only': 'این را سرپرست تصمیم می‌گیرد.',
    'aside-already': 'پیش از این از این پرونده کنار رفته است.',
    'not-aside': 'از این پرونده کنار نرفته است.',
    'stands-aside': 'این پرونده دربارهٔ اوست؛ نمی‌شود به او سپرد.',
    'service-first': 'بگویید کدام خدمت شماست؛ از آن دم مهلت شما می‌دود.',
    'answered-already': 'به این واگذاری پاسخ داده شده یا پس گرفته شده است. صفحه را تازه کنید.',
    'no-such-case': 'این پرونده نیست یا از میزهای شما نیست.',
    'not-your-desk': 'این پرونده از میزهای شما نیست.',
    'not-your-agency': 'این پرونده از دستگاه شما نیست.',
    'read-first': 'در این میان شخص یا همکارتان چیزی گفته است. نخست آن را بخوانید؛ نوشتهٔ شما سر جایش است.',
    'sent-before':
      'این پاسخ پیش‌تر با متنی دیگر به شخص رسیده است؛ آن را در گفت‌وگو ببینید. اگر می‌خواهید این متن هم برود، دوباره بفرستید.',
    'case-joined':
      'همکاری این پرونده را به پروندهٔ دیگری پیوسته است. آن را باز کنید و آن‌جا بنویسید؛ نوشتهٔ شما مانده است.',
    'not-joined': 'این پرونده دیگر به این‌جا پیوسته نیست. پرونده را تازه ببینید.',
    'same-case': 'برای پیوستن، دو پروندهٔ جدا لازم است.',
    'too-many-pages': 'صفحه‌های باز بیش از اندازه‌اند؛ تغییرها کمی دیرتر دیده می‌شوند.',
    'begun-already': 'دیر شد: این کار آغاز شده است و دیگر برنمی‌گردد.',
    'too-many-cases': 'در هر بار تا ۲۰۰ پرونده؛ کمتر برگزینید و دوباره بزنید.',
    'case-closed': 'وضعیت پرونده عوض شده و این پاسخ را نمی‌پذیرد. پرونده را تازه ببینید؛ نوشتهٔ شما مانده است.',
    'evidence-needed': 'این خدمت برای «انجام شد» نشانه می‌خواهد: متن، عکس یا اندازه.',
    'photo-needed': 'عکسی پیوست نشده است؛ عکس انجام کار را بیفزایید.',
    'apology-needed': 'قولی شکسته یا اعتراضی درست بوده است: این پاسخ بی پوزش فرستاده نمی‌شود.',
    'apology-incomplete': 'پوزش کامل نیست: چهار بخش آن را، هر یک با جمله‌ای از خودش، بنویسید.',
    'plan-in-the-past': 'روز برنامه باید امروز یا پس از آن باشد.',
    'no-such-reason': 'این دلیل دیگر به کار نمی‌رود. دلیل دیگری برگزینید.',
    'no-such-desk': 'این میز دیگر کار نمی‌کند. میز دیگری برگزینید.',
    'same-desk': 'پرونده همین حالا روی این میز است. میز دیگری برگزینید.',
    'no-such-service': 'این خدمت دیگر ارائه نمی‌شود. خدمت دیگری برگزینید.',
    'too-many-files': 'با هر پاسخ تا پنج فایل می‌شود فرستاد.',
    'contact-missing': 'برای خبر دادن، ایمیل یا شمارهٔ تلفن لازم است.',
  },
  en: {
    'no-connection':
      'We could not reach the server. Check your connection and try again; what you wrote is still here.',
    'store-unreachable':
      'The system cannot reach its store just now. What you have written is still here; try again in a few minutes.',
    broken: 'That did not work, and it is not your fault. Try again shortly; if it goes on, tell the administrator.',
    'not-found': 'There is no such thing any more; perhaps somebody else removed it.',
    'wrong-shape': 'One of the fields is not filled in correctly.',
    'control-signs': 'The text holds a sign that cannot be read. Remove it and write it again.',
    'address-not-readable': 'This address cannot be read.',
    'json-only': 'This request did not arrive in the right form.',
    'not-json': 'This request did not arrive in the right form.',
    'multipart-only': 'The files did not arrive in the right form.',
    'not-a-form': 'The files did not arrive in the right form.',
    'other-type': 'We do not take this kind of file here.',
    'harmful-file':
      'The virus scanner found something harmful in this file, so we did not take it. What you wrote is still here.',
    'no-scanner':
      'The virus scanner gives no answer just now, and no file is taken unseen. Send it again a little later, or without the file.',
    'wrong-file-type': 'We do not take this kind of file. Send a PDF, a picture (JPEG, PNG, WebP) or plain text.',
    'too-large': 'This is larger than allowed.',
    'too-many-tries': 'There were many tries in a row. Wait a few minutes, then try again.',
    'sign-in-first': 'Your session has ended. Sign in again; what you wrote is still in this window.',
    'sign-in-failed':
      'This e-mail, password or code did not let you in. If you mistyped it several times, wait a few minutes.',
    'code-needed': 'Write the code of your authenticator app as well.',
    'passkey-needed': 'This account has a passkey; sign in with it.',
    'not-allowed': 'Your role does not allow this.',
    'csrf-token-wrong': 'This page is out of date. Reload it and try again.',
    'other-origin': 'This request came from another address and was refused.',
    'other-site': 'This request came from another address and was refused.',
    'https-needed':
      'The desk works over a secure connection (https) only. Ask the administrator for the secure address.',
    'confirm-first': 'For this you need to show your second factor again.',
    'change-password-first': 'First choose a password of your own.',
    'second-factor-first': 'First set up a second factor.',
    'wrong-password': 'The present password is not right.',
    'wrong-code': 'This code is not right or no longer valid. Write the newest one.',
    'too-short': 'This password is short; write at least 12 characters. A few unrelated words do well.',
    'too-common': 'This password is easy to guess. Write a few unrelated words.',
    'holds-email': 'The password must not contain your e-mail address.',
    'same-password': 'The new password is the old one.',
    'weak-password': 'This password is easy to guess. Write at least 12 characters: a few unrelated words.',
    'link-spent': 'This link no longer works: it was used, or its time is over. Ask the administrator for a new one.',
    'too-late': 'The time for this is over. Start again.',
    'second-factor-there': 'An authenticator app is already set up.',
    'no-second-factor': 'No authenticator app is set up.',
    'passkey-failed': 'The passkey was not accepted. Try again, or sign in with your password.',
    'no-such-passkey': 'This passkey is gone.',
    'too-many-passkeys': 'Ten passkeys are the most. Remove one first.',
    'email-taken': 'An officer with this e-mail address exists already.',
    'no-such-officer': 'There is no such officer.',
    'last-administrator': 'An agency needs at least one administrator who can sign in.',
    'umbrella-rule': 'The umbrella above does not allow this.',
    'no-such-office': 'There is no such office.',
    'no-such-calendar': 'There is no such calendar.',
    'no-such-area': 'There is no such area.',
    'place-unclear': 'We know several places of this name. Say which one it is.',
    'no-such-agency': 'There is no such other agency.',
    'parent-too-small': 'The area it would lie in is smaller than it. Choose a larger one.',
    'lies-in-itself': 'An area cannot lie in itself or take its own place.',
    'ends-before-it-begins': 'The last day comes before the first.',
    'no-such-model': 'This model is kept no more. Load the page again.',
    'code-taken': 'This code is in use. Write another one.',
    'slug-taken': 'This address belongs to another agency.',
    'slug-reserved': 'This address is kept for the system. Write another one.',
    'not-first': 'This system has an agency already. Go to the sign-in page.',
    'only-an-umbrella': 'This setting is for an umbrella only.',
    'one-desk-sorts': 'There must always be one desk "to be sorted". Choose another desk for it.',
    'sorting-desk-stays-open': 'The desk "to be sorted" and its office must stay open.',
    'calendar-never-opens': 'With these hours the office never opens. Write working hours for at least one day.',
    'changed-meanwhile': 'Somebody else changed this meanwhile. Reload the page and write it again.',
    'definition-refused':
      'This definition was not kept: it is wrong, has not the next version, or exposes a small group. Try it once more.',
    'too-many': 'There cannot be more of these. Remove or retire one first.',
    'not-utf-8': 'The text of this file could not be read. Save it in UTF-8.',
    'not-a-picture': 'This file is not a picture that can be read. Send a PNG, JPEG or WebP.',
    'no-holidays': 'There are no holidays in this file.',
    'same-agency': 'This is your own agency. Choose another one.',
    'agency-closed': 'That agency takes no new messages now.',
    'offered-already': 'This case was offered to an agency that has not answered yet.',
    'no-such-handover': 'This handover does not exist, or is not yours.',
    'on-leave': 'They are away today. Give it to somebody who is there.',
    'away-already':
      'One of the two is away then, or has the cases of somebody who is. Choose other days or another colleague.',
    'leave-in-the-past': 'The last day must be today or later, and not before the first.',
    'no-such-leave': 'This leave is over, or is not yours.',
    'leads-only': 'A lead decides this.',
    'aside-already': 'They stand aside from this case already.',
    'not-aside': 'They do not stand aside from this case.',
    'stands-aside': 'This case is about them, so it cannot be given to them.',
    'service-first': 'Choose which of your services it is: from then on your clock runs.',
    'answered-already': 'This handover was answered or taken back. Load the page again.',
    'no-such-case': 'This case does not exist, or is not at one of your desks.',
    'not-your-desk': 'This case is not at one of your desks.',
    'not-your-agency': 'This case does not belong to your agency.',
    'read-first': 'Meanwhile the person or a colleague has said something. Read it first; what you wrote is kept.',
    'sent-before':
      'This reply has already gone out with another text; see it in the conversation. If this text is to go out too, send it once more.',
    'case-joined':
      'A colleague has joined this case to another. Open that one and write there; what you wrote is kept.',
    'not-joined': 'This case is no longer joined to this one. Look at it again.',
    'same-case': 'Joining takes two different cases.',
    'too-many-pages': 'Too many pages are open; changes are seen a little later.',
    'begun-already': 'Too late: this has begun and cannot be undone any more.',
    'too-many-cases': 'Up to 200 cases at once; choose fewer and try again.',
    'case-closed':
      'The case has changed and does not take this reply. Look at it afresh; what you wrote is still here.',
    'evidence-needed': 'For this service “done” needs evidence: words, a photo or a measurement.',
    'photo-needed': 'There is no photo; add the one that shows the work.',
    'apology-needed': 'A promise was broken, or an objection was right: this reply is not sent without an apology.',
    'apology-incomplete': 'The apology is not whole: write its four parts, each in its own sentence.',
    'plan-in-the-past': 'The day of a plan must be today or later.',
    'no-such-reason': 'This reason is no longer in use. Choose another one.',
    'no-such-desk': 'This desk is no longer in use. Choose another one.',
    'same-desk': 'The case is at this desk already. Choose another one.',
    'no-such-service': 'This service is no longer offered. Choose another one.',
    'too-many-files': 'A reply may have five files at most.',
    'contact-missing': 'To send news, an e-mail address or a telephone number is needed.',
  },
})

/** The rules of an umbrella, each with its limit. */
const RULES = both<Record<BrokenRule['rule'], (limit: number) => string>>({
  fa: {
    'most-retention-days': (limit) =>
      `چتر بالادست نمی‌پذیرد که پیام‌ها بیش از ${days('fa', limit)} نگه داشته شوند. عددی تا همین اندازه بنویسید.`,
    'most-first-reply-days': (limit) =>
      `چتر بالادست نمی‌پذیرد که نخستین پاسخ بیش از ${days('fa', limit)} طول بکشد. مهلتی تا همین اندازه بنویسید.`,
    'most-solution-days': (limit) =>
      `چتر بالادست نمی‌پذیرد که حل کار بیش از ${days('fa', limit)} طول بکشد. مهلتی تا همین اندازه بنویسید.`,
    'reasons-from-list': (limit) =>
      `این دلیل در فهرست چتر بالادست نیست. آن فهرست ${number('fa', limit)} دلیل دارد؛ یکی از آن‌ها را به کار ببرید.`,
    'least-min-group': (limit) =>
      `چتر بالادست نمی‌پذیرد که گروه‌های کوچک‌تر از ${number('fa', limit)} در آمار نشان داده شوند. ${number('fa', limit)} یا بیشتر بنویسید.`,
  },
  en: {
    'most-retention-days': (limit) =>
      `The umbrella above does not allow messages to be kept longer than ${days('en', limit)}. Write a number up to that.`,
    'most-first-reply-days': (limit) =>
      `The umbrella above does not allow a first reply to take longer than ${days('en', limit)}. Promise no more than that.`,
    'most-solution-days': (limit) =>
      `The umbrella above does not allow a solution to take longer than ${days('en', limit)}. Promise no more than that.`,
    'reasons-from-list': (limit) =>
      `This reason is not on the list of the umbrella above, which has ${number('en', limit)}. Use one of those.`,
    'least-min-group': (limit) =>
      `The umbrella above does not allow groups smaller than ${number('en', limit)} to be shown in figures. Write ${number('en', limit)} or more.`,
  },
})

function ruleBroken(lang: Lang, { rule, limit }: Problem['more']): string | undefined {
  const say = Object.entries(RULES[lang]).find(([name]) => name === rule)?.[1]
  return typeof limit === 'number' ? say?.(limit) : undefined
}

/** The sentence for whatever was thrown. A word that nobody put into words is "it did not work". */
export function sentenceFor(lang: Lang, error: unknown): string {
  const word = error instanceof Problem ? error.word : 'broken'
  const rule = error instanceof Problem && word === 'umbrella-rule' && ruleBroken(lang, error.more)
  return rule || (PROBLEMS[lang][word] ?? PROBLEMS[lang].broken!)
}
