/** Words of what is said before the umbrella, at the desk of the agency and at that of the umbrella. */
import type { Decision } from '../../../app/cases/schema.ts'
import { both } from '../both.ts'

export const ABOVE = both({
  fa: {
    until: (day: string) => `تا ${day}`,
    title: (name: string) => `نزد چتر: ${name}`,
    lead: 'چتر این پرونده را می‌خواند و می‌تواند دربارهٔ آن تصمیم بگیرد.',
    decided: { upheld: 'چتر حق را به شخص داده است.', closed: 'چتر پرونده را بسته است.' } as Record<Decision, string>,
    asked: (day: string) => `چتر تا ${day} توضیح می‌خواهد.`,
    late: (day: string) => `چتر تا ${day} توضیح خواسته بود و هنوز چیزی نگفته‌اید.`,
    statement: 'توضیح شما',
    statementHint: 'چتر و شخص هر دو می‌خوانند: چه شد و چرا. از شخص دیگری چیزی ننویسید.',
    state: 'فرستادن توضیح',
    stated: 'توضیح فرستاده شد.',
    lacksWords: 'چند کلمه بنویسید.',
  },
  en: {
    until: (day) => `by ${day}`,
    title: (name) => `Before the umbrella: ${name}`,
    lead: 'The umbrella reads this case and can decide on it.',
    decided: { upheld: 'The umbrella has found for the person.', closed: 'The umbrella has closed the case.' },
    asked: (day) => `The umbrella asks for a statement by ${day}.`,
    late: (day) => `The umbrella asked for a statement by ${day}, and you have not given one.`,
    statement: 'Your statement',
    statementHint: 'The umbrella and the person both read it: what happened, and why. Write nothing of anybody else.',
    state: 'Send the statement',
    stated: 'The statement was sent.',
    lacksWords: 'Write a few words.',
  },
})
