import { EXPRESSION_NAMES, NO_SESSION_ID } from '@/lib/schemas/expressions'
import { table } from './schema-words'

/** docs/reference/expressions.md */
export function expressionsPage(notice: string): string {
  return `# Expressions of dynamic attributes

${notice}

An attribute of a resource server or a client with \`attrType\` \`DYNAMIC\` is worked out when a token is issued. Its value
is text with names in it, in the manner of the policy response expressions of the original.

${table(
  ['Written', 'Gives'],
  [
    ['`$user.email`', 'the value of the name'],
    ['`mailto:$user.email`', 'text and value'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the syntax of the expressions
    ['`${user.userid}.de`', 'braces end a name where letters, digits, dots or hyphens follow'],
    ['`\\$user.email`', 'a dollar sign, and no name; so does one that no name follows'],
  ],
)}

- Several values, such as groups, are joined by colons.
- A name without a value gives no claim at all, whatever text stands beside it. Claims are always text.
- A name that is not listed is refused when the attribute is saved, with the names near it.
- An attribute of the client hides one of the same name of a resource server, also when it gives no claim.
- Claims that the protocol sets itself (\`iss\`, \`sub\`, \`aud\`, \`scope\` and the like) cannot be set.
- \`$user.attr.<name>\` finds a custom attribute of the person, else the standard claim of that name.
- This version has no sign-in sessions: \`$session.id\` gives \`${NO_SESSION_ID}\`, other values of a session give no claim.

${table(
  ['Name', 'Gives', 'Example', 'Has a value'],
  EXPRESSION_NAMES.map(({ name, meaning, example, needs }) => [
    `\`$${name}\``,
    meaning,
    `\`${example}\``,
    needs === 'nothing' ? 'always' : `with ${needs}`,
  ]),
)}
`
}
