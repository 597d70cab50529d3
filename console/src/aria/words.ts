/**
 * What React Aria says to a screen reader, in Persian; by the names of its dictionaries. Parts that the console does
 * not use (dragging, colours) stay in English.
 */
type Args = Record<string, string | number | boolean>
type Formatter = {
  number(n: number): string
  select(options: Record<string, string | (() => string)>, value: string | boolean): string
}
type Message = string | ((args: never, formatter: Formatter) => string)

const option = (n: number, { number }: Formatter) => `${number(n)} گزینه`

export const ARIA: Record<string, Record<string, Message>> = {
  autocomplete: { collectionLabel: 'پیشنهادها' },
  breadcrumbs: { breadcrumbs: 'مسیر صفحه' },
  calendar: {
    previous: 'قبلی',
    next: 'بعدی',
    selectedDateDescription: ({ date }: Args) => `روز انتخاب‌شده: ${date}`,
    selectedRangeDescription: ({ dateRange }: Args) => `بازهٔ انتخاب‌شده: ${dateRange}`,
    todayDate: ({ date }: Args) => `امروز، ${date}`,
    todayDateSelected: ({ date }: Args) => `امروز، ${date}، انتخاب شده`,
    dateSelected: ({ date }: Args) => `${date}، انتخاب شده`,
    startRangeSelectionPrompt: 'برای آغاز بازه کلیک کنید',
    finishRangeSelectionPrompt: 'برای پایان بازه کلیک کنید',
    minimumDate: 'نخستین روز ممکن',
    maximumDate: 'آخرین روز ممکن',
    dateRange: ({ startDate, endDate }: Args) => `از ${startDate} تا ${endDate}`,
  },
  combobox: {
    focusAnnouncement: (args: Args, formatter) =>
      `${args.isGroupChange ? `گروه ${args.groupTitle}، ${option(Number(args.groupCount), formatter)}. ` : ''}${args.optionText}${args.isSelected ? '، انتخاب شده' : ''}`,
    countAnnouncement: (args: Args, formatter) => `${option(Number(args.optionCount), formatter)} هست.`,
    selectedAnnouncement: ({ optionText }: Args) => `${optionText}، انتخاب شد`,
    buttonLabel: 'نمایش پیشنهادها',
    listboxLabel: 'پیشنهادها',
  },
  datepicker: {
    era: 'دوره',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    hour: 'ساعت',
    minute: 'دقیقه',
    second: 'ثانیه',
    dayPeriod: 'پیش یا پس از ظهر',
    calendar: 'تقویم',
    startDate: 'روز آغاز',
    endDate: 'روز پایان',
    weekday: 'روز هفته',
    timeZoneName: 'منطقهٔ زمانی',
    selectedDateDescription: ({ date }: Args) => `روز انتخاب‌شده: ${date}`,
    selectedRangeDescription: ({ startDate, endDate }: Args) => `بازهٔ انتخاب‌شده: از ${startDate} تا ${endDate}`,
    selectedTimeDescription: ({ time }: Args) => `ساعت انتخاب‌شده: ${time}`,
  },
  grid: {
    deselectedItem: ({ item }: Args) => `${item} از انتخاب درآمد.`,
    select: 'انتخاب',
    selectedCount: ({ count }: Args, { number }) =>
      Number(count) === 0 ? 'چیزی انتخاب نشده است.' : `${number(Number(count))} مورد انتخاب شده است.`,
    selectedAll: 'همه انتخاب شد.',
    selectedItem: ({ item }: Args) => `${item} انتخاب شد.`,
    longPressToSelect: 'برای انتخاب، انگشت را نگه دارید.',
  },
  menu: { longPressMessage: 'برای باز کردن فهرست، انگشت را نگه دارید یا کلیدهای Alt و پیکان پایین را بزنید' },
  numberfield: {
    decrease: ({ fieldLabel }: Args) => `کم کردن ${fieldLabel}`,
    increase: ({ fieldLabel }: Args) => `زیاد کردن ${fieldLabel}`,
    numberField: 'کادر عدد',
  },
  overlays: { dismiss: 'بستن' },
  previewtrigger: { longPressMessage: 'برای پیش‌نمایش، انگشت را نگه دارید' },
  searchfield: { 'Clear search': 'پاک کردن جست‌وجو' },
  spinbutton: { Empty: 'خالی' },
  steplist: { steplist: 'فهرست گام‌ها' },
  table: {
    select: 'انتخاب',
    selectAll: 'انتخاب همه',
    sortable: 'ستون مرتب‌شدنی',
    ascending: 'از کم به زیاد',
    descending: 'از زیاد به کم',
    ascendingSort: ({ columnName }: Args) => `مرتب بر پایهٔ ${columnName}، از کم به زیاد`,
    descendingSort: ({ columnName }: Args) => `مرتب بر پایهٔ ${columnName}، از زیاد به کم`,
    columnSize: ({ value }: Args) => `${value} پیکسل`,
    resizerDescription: 'برای تغییر اندازه، Enter را بزنید',
    expand: 'باز کردن',
    collapse: 'جمع کردن',
  },
  tag: { removeDescription: 'برای برداشتن، کلید Delete را بزنید.', removeButtonLabel: 'برداشتن' },
  toast: {
    close: 'بستن',
    notifications: ({ count }: Args, { number }) => `${number(Number(count))} پیام.`,
  },
  tree: { expand: 'باز کردن', collapse: 'جمع کردن' },
  'react-aria-components': {
    selectPlaceholder: 'یکی را انتخاب کنید',
    tableResizer: 'تغییر پهنا',
    dropzoneLabel: 'جای رها کردن پرونده‌ها',
    colorSwatchPicker: 'رنگ‌ها',
  },
  'react-stately/datepicker': {
    rangeUnderflow: ({ minValue }: Args) => `باید ${minValue} یا پس از آن باشد.`,
    rangeOverflow: ({ maxValue }: Args) => `باید ${maxValue} یا پیش از آن باشد.`,
    rangeReversed: 'روز آغاز باید پیش از روز پایان باشد.',
    unavailableDate: 'این روز را نمی‌توان انتخاب کرد.',
  },
}
