import { POSTED_ANSWER } from '@/components/features/playground/playground-run'
import { scriptLiteral } from '@/components/features/playground/script-literal'
import { CALLBACK_PATH } from '@/components/features/playground/target'
import { requestContext } from '@/lib/auth/next-context'

const MAX_FIELDS = 20
const MAX_LENGTH = 8000

/**
 * The redirect URI of the playground where the answer is posted: puts what came into the storage of the tab, where the
 * page looks for it, and leads there. What came is believed by nobody until the page has compared the state.
 * @see OAuth 2.0 Form Post Response Mode
 */
export async function POST(request: Request): Promise<Response> {
  const { actor } = await requestContext()
  if (actor.role === null) return new Response('Sign in to the console first.', { status: 401 })
  const body = await request.text()
  const fields = [...new URLSearchParams(body.slice(0, MAX_LENGTH))].slice(0, MAX_FIELDS)
  const nonce = request.headers.get('x-nonce') ?? ''
  const script = `sessionStorage.setItem(${scriptLiteral(POSTED_ANSWER)},${scriptLiteral(JSON.stringify(fields))});location.replace(${scriptLiteral(CALLBACK_PATH)})`
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Playground</title><script nonce="${nonce}">${script}</script>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
  )
}
