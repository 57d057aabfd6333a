/** What a state means for the person who looks: carried by an icon and a word, colour only underlines it. */
export type Tone = 'good' | 'attention' | 'bad' | 'info' | 'neutral'

export const toneText: Record<Tone, string> = {
  good: 'text-good',
  attention: 'text-attention',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-muted',
}

export const toneSoft: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  attention: 'bg-attention-soft text-attention',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
  neutral: 'bg-sunken text-muted',
}

export const toneFill: Record<Tone, string> = {
  good: 'fill-good',
  attention: 'fill-attention',
  bad: 'fill-bad',
  info: 'fill-info',
  neutral: 'fill-faint',
}

export const toneBackground: Record<Tone, string> = {
  good: 'bg-good',
  attention: 'bg-attention',
  bad: 'bg-bad',
  info: 'bg-info',
  neutral: 'bg-faint',
}
