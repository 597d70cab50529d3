/** What the public log shows of a conversation: that its result was published, by the hashes of the files that anyone can read. */
export const CONVERSATIONS_ENTRIES = [
  // `votes` is the published table of votes, `results` what was worked out of it, by this version of the method.
  {
    type: 'conversations.result-published',
    v: 1,
    fields: { at: 'instant', methodVersion: 'count', results: 'digest', votes: 'digest' },
  },
] as const
