import type { ErrorPage } from '@/lib/oauth/ports/pages'
import { Foreign } from '../parts/names'
import type { Texts } from '../texts/en'

/** What a person can do, then what support needs. It leads nowhere: an address in a refused request is not believed. */
export function ErrorMessage({ page, texts: { error: say } }: { page: ErrorPage; texts: Texts }) {
  const { title, text } = say[page.advice]
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <h2>{say.details}</h2>
      <dl>
        <div>
          <dt>{say.description}</dt>
          <dd lang="en">
            <Foreign>{page.description}</Foreign>
          </dd>
        </div>
        <div>
          <dt>{say.code}</dt>
          <dd className="mono">
            <Foreign>{page.code}</Foreign>
          </dd>
        </div>
        <div>
          <dt>{say.reference}</dt>
          <dd className="mono">{page.correlationId}</dd>
        </div>
      </dl>
    </>
  )
}
