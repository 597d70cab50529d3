/** Words of retention, jobs and the outbox. */
import { days, number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const RUNNING_WORDS = both({
  fa: {
    retentionLead:
      'پس از این مدت، کلید هر پیام نابود می‌شود و دیگر هیچ‌کس نمی‌تواند آن را بخواند. این کار هر شب خودبه‌خود انجام می‌شود.',
    retentionDays: 'چند روز نگه داشته شود',
    retentionHint: 'میان ۳۰ و ۳۶۵۰ روز. مردم این را در صفحه می‌خوانند.',
    umbrella: (limit: number) => `چتر بالادست بیش از ${days('fa', limit)} را نمی‌پذیرد.`,
    dryRun: 'آزمایش بی‌اثر',
    due: (n: number) =>
      n === 0 ? 'اکنون چیزی برای پاک کردن نیست.' : `اکنون ${number('fa', n)} پیام زمانش گذشته است و پاک خواهد شد.`,
    run: 'همین حالا پاک کن',
    runTitle: 'پاک کردن برگشت ندارد',
    runLead: (n: number) => `${number('fa', n)} پیام برای همیشه پاک می‌شود. ادامه می‌دهید؟`,
    erased: (n: number) => `${number('fa', n)} پیام پاک شد.`,
    jobs: 'کارها',
    jobNames: {
      'cases.digest': 'خلاصهٔ روزانهٔ کارمندان',
      'cases.open': 'باز کردن پرونده‌ها',
      'cases.close-silent': 'بستن تأییدهای بی‌پاسخ',
      'cases.tell-missed': 'ثبت مهلت‌های ازدست‌رفته در دفتر',
      'indicators.release': 'انتشار شبانهٔ شاخص‌ها',
      'indicators.roll-up': 'به‌روز کردن جمع‌های روزانه',
      'indicators.check-roll-ups': 'بازبینی جمع‌های روزانه',
      'submissions.list-erasures': 'نوشتن فهرست پاک‌شده‌ها',
      'learning.learn': 'آموختن دوبارهٔ مدل پیشنهاد خدمت',
      'people.letter': 'نامه به کارمندان',
      'people.expire': 'پایان نشست‌ها و پیوندها',
      'record.number': 'شماره‌گذاری دفتر',
      'submissions.send': 'فرستادن خبر به مردم',
      'submissions.understand': 'فهمیدن و پوشاندن پیام‌ها',
      'submissions.retention': 'پاک کردن پیام‌های زمان‌گذشته',
      'submissions.strengthen-receipts': 'محکم کردن رسیدها',
      'opendata.forget-tokens': 'فراموش کردن نشانه‌های Open311',
    } as Record<string, string>,
    job: 'کار',
    waiting: 'در صف',
    failed: 'نشده',
    noJobs: 'کاری در صف نیست.',
    failures: 'چرا نشد',
    outbox: 'صندوق خروجی',
    outboxState: 'وضعیت',
    count: 'شمار',
    emptyOutbox: 'صندوق خروجی خالی است.',
    states: { waiting: 'در انتظار', sent: 'فرستاده', failed: 'نشده', 'given-up': 'کنار گذاشته' } as Record<
      string,
      string
    >,
    number: (n: number) => number('fa', n),
  },
  en: {
    retentionLead:
      'After this time the key of each submission is destroyed, and nobody can read it any more. It happens by itself every night.',
    retentionDays: 'Days to keep',
    retentionHint: 'Between 30 and 3650 days. People read this on the page.',
    umbrella: (limit) => `The umbrella above allows ${days('en', limit)} at most.`,
    dryRun: 'Dry run',
    due: (n) =>
      n === 0
        ? 'There is nothing to erase now.'
        : n === 1
          ? 'One submission is past its time and would be erased.'
          : `${number('en', n)} submissions are past their time and would be erased.`,
    run: 'Erase now',
    runTitle: 'Erasing cannot be undone',
    runLead: (n) => `${n === 1 ? 'One submission' : `${number('en', n)} submissions`} will be erased for ever. Go on?`,
    erased: (n) => `${number('en', n)} submissions were erased.`,
    jobs: 'Jobs',
    jobNames: {
      'cases.digest': 'daily digest to officers',
      'cases.open': 'opening cases',
      'cases.close-silent': 'closing verdicts that were not given',
      'cases.tell-missed': 'recording targets that were missed',
      'indicators.release': 'publishing the indicators of the night',
      'indicators.roll-up': 'keeping the roll-ups up to date',
      'indicators.check-roll-ups': 'checking the roll-ups',
      'submissions.list-erasures': 'writing the list of erasures',
      'learning.learn': 'learning the model of services anew',
      'people.letter': 'letters to officers',
      'people.expire': 'ending sessions and links',
      'record.number': 'numbering the record',
      'submissions.send': 'news to people',
      'submissions.understand': 'understanding and covering submissions',
      'submissions.retention': 'erasing what is past its time',
      'submissions.strengthen-receipts': 'strengthening receipts',
      'opendata.forget-tokens': 'forgetting tokens of Open311',
    },
    job: 'Job',
    waiting: 'Waiting',
    failed: 'Failed',
    noJobs: 'No job is waiting.',
    failures: 'Why they failed',
    outbox: 'Outbox',
    outboxState: 'State',
    count: 'Count',
    emptyOutbox: 'The outbox is empty.',
    states: { waiting: 'waiting', sent: 'sent', failed: 'failed', 'given-up': 'given up' },
    number: (n) => number('en', n),
  },
})
