/** What would happen to an assertion now. */
export type AssertionVerdict =
  | {
      outcome: 'accepted'
      issuer: string
      /** user name of the person it would get a token for */
      subject: string
      /** from then on nobody believes it */
      believedUntil: Date
    }
  | {
      outcome: 'refused'
      /** id of the rule, what it wants, what was there instead, and where that is changed */
      rule: { id: string; expected: string; got: string; where: string }
    }
