import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { EXPRESSION_NAMES } from '@/lib/schemas/expressions'

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the syntax of the expressions
const BRACED = '${user.userid}.de'
const NEEDS = { nothing: 'always', 'a person': 'with a person', 'a sign-in session': 'with a sign-in session' } as const

/** The names that expressions know, folded away until somebody looks for one. */
export function ExpressionHelp() {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-accent underline underline-offset-2">
        Names you can use in an expression
      </summary>
      <div className="mt-3 grid gap-2">
        <p className="max-w-prose text-muted">
          Text and names mix freely, as in <span className="mono">mailto:$user.email</span>. Braces end a name where
          letters follow it: <span className="mono">{BRACED}</span>. A dollar sign is written{' '}
          <span className="mono">{'\\$'}</span>. A name without a value gives no claim.
        </p>
        <Table aria-label="Names of expressions">
          <THead>
            <Tr>
              <Th>Name</Th>
              <Th>Gives</Th>
              <Th>Has a value</Th>
            </Tr>
          </THead>
          <TBody>
            {EXPRESSION_NAMES.map(({ name, meaning, needs }) => (
              <Tr key={name}>
                <Td mono>${name}</Td>
                <Td>{meaning.replaceAll('`', '')}</Td>
                <Td>{NEEDS[needs]}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </div>
    </details>
  )
}
