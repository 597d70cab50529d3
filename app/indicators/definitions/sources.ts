/** Where the methods come from, as the method pages say it. */

export const COUNT_SOURCE = { fa: 'شمارش ساده از فایل انتشار.', en: 'Plain counting from the release file.' }

export const SHARE_SOURCE = {
  fa: 'بازهٔ ۹۵ درصدی ویلسون: E. B. Wilson (1927), JASA 22(158), 209–212, doi:10.1080/01621459.1927.10502953',
  en: "Wilson's 95 % interval: E. B. Wilson (1927), JASA 22(158), 209–212, doi:10.1080/01621459.1927.10502953",
}

export const WAIT_SOURCE = {
  fa: 'برآورد کاپلان–مایر: Kaplan & Meier (1958), JASA 53(282), 457–481, doi:10.1080/01621459.1958.10501452؛ بازهٔ ۹۵ درصدی میانه: Brookmeyer & Crowley (1982), Biometrics 38, 29–41, doi:10.2307/2530286',
  en: 'Kaplan & Meier (1958), JASA 53(282), 457–481, doi:10.1080/01621459.1958.10501452; 95 % interval of the median: Brookmeyer & Crowley (1982), Biometrics 38, 29–41, doi:10.2307/2530286',
}
