import { refuse } from '../../errors'
import { type Check, PROMPTS, type Prompt } from '../request'

/** What the client wants its person asked; `none` excludes everything else. @see OpenID Connect Core 1.0 §3.1.2.1 */
export const prompt: Check = (draft) => {
  const text = draft.params.get('prompt')
  if (text === undefined) return
  const prompts = new Set<Prompt>()
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const known = PROMPTS.find((each) => each === word)
    if (!known) throw refuse('authorize.prompt', word, { description: 'The prompt is not supported.' })
    prompts.add(known)
  }
  if (prompts.has('none') && prompts.size > 1) {
    throw refuse('authorize.prompt', text, { description: 'The prompt none stands alone.' })
  }
  draft.prompts = prompts
}
