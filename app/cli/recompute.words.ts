/** What `pasokh recompute` says of the files of a release. */
import { type Lang, number } from '#kit/words.ts'

type Words = {
  hash: (file: string, isRight: boolean) => string
  same: (file: string, figures: number) => string
  differs: (
    file: string,
    group: string,
    indicator: string,
    column: string,
    published: string,
    computed: string,
  ) => string
  missing: (file: string, group: string, indicator: string) => string
  unknown: (file: string, group: string, indicator: string) => string
  verdict: (figures: number, differences: number) => string
  more: (differences: number) => string
  noRelease: string
  outside: (path: string) => string
}

const FA: Words = {
  hash: (file, isRight) => `${file}: اثر انگشت ${isRight ? 'درست است' : 'با فهرست نمی‌خواند'}`,
  same: (file, figures) => `${file}: ${number('fa', figures)} شاخص، همه تا آخرین رقم همان است`,
  differs: (file, group, indicator, column, published, computed) =>
    `${file}: ${group}، ${indicator}، ${column}: منتشرشده ${published}، حساب‌شده ${computed}`,
  missing: (file, group, indicator) => `${file}: ${group}، ${indicator}: حساب شد، ولی منتشر نشده است`,
  unknown: (file, group, indicator) => `${file}: ${group}، ${indicator}: منتشر شده، ولی از فایل انتشار به دست نمی‌آید`,
  verdict: (figures, differences) =>
    differences === 0
      ? `همهٔ ${number('fa', figures)} رقمِ منتشرشده دوباره به دست آمد.`
      : `${number('fa', differences)} تفاوت پیدا شد.`,
  more: (differences) => `و ${number('fa', differences)} تفاوت دیگر`,
  noRelease: 'در این بسته فایل انتشار نیست',
  outside: (path) => `این فایل بیرون از بسته است: ${path}`,
}

const EN: Words = {
  hash: (file, isRight) => `${file}: the hash ${isRight ? 'is right' : 'is not the one listed'}`,
  same: (file, figures) => `${file}: ${number('en', figures)} figures, all the same to the last digit`,
  differs: (file, group, indicator, column, published, computed) =>
    `${file}: ${group}, ${indicator}, ${column}: published ${published}, computed ${computed}`,
  missing: (file, group, indicator) => `${file}: ${group}, ${indicator}: computed, but not published`,
  unknown: (file, group, indicator) =>
    `${file}: ${group}, ${indicator}: published, but not to be had from the release file`,
  verdict: (figures, differences) =>
    differences === 0
      ? `All ${number('en', figures)} published figures were computed again.`
      : `${number('en', differences)} ${differences === 1 ? 'difference' : 'differences'} found.`,
  more: (differences) => `and ${number('en', differences)} more`,
  noRelease: 'There is no release file in this package',
  outside: (path) => `This file lies outside the package: ${path}`,
}

export const PACKAGE_WORDS: Record<Lang, Words> = { fa: FA, en: EN }
