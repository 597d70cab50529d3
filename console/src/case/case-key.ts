/** Under which key what was read of a case is kept. */
export const caseKey = (caseId: string) => ['case', caseId] as const
