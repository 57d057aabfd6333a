import { ChevronRight } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { ApiOperationView } from './operations'

interface ApiOperationProps {
  operation: ApiOperationView
  publicUrl: string
}

/** One endpoint: closed it says what it does, open it says what it takes and answers. */
export function ApiOperation({ operation, publicUrl }: ApiOperationProps) {
  const { method, path, summary, parameters, body, responses } = operation
  return (
    <details id={operation.id} className="group rounded-lg border bg-surface">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
        <ChevronRight aria-hidden size={16} className="shrink-0 text-muted transition-transform group-open:rotate-90" />
        <Badge mono tone={method === 'GET' ? 'info' : method === 'DELETE' ? 'bad' : 'good'}>
          {method}
        </Badge>
        <span className="mono min-w-0 break-all">{path}</span>
        <span className="text-muted">{summary}</span>
      </summary>
      <div className="grid gap-4 border-t px-4 py-4">
        <CodeBlock label={`Example call of ${method} ${path}`} code={exampleCall(operation, publicUrl)} wrap />
        {parameters.length > 0 && (
          <FieldTable title="Parameters" rows={parameters.map((each) => ({ ...each, type: each.in }))} />
        )}
        {body.length > 0 && <FieldTable title="Body" rows={body} />}
        <FieldTable
          title="Answers"
          rows={responses.map((each) => ({
            name: each.status,
            type: '',
            required: false,
            description: each.description,
          }))}
        />
      </div>
    </details>
  )
}

function FieldTable({ title, rows }: { title: string; rows: ApiOperationView['body'] }) {
  return (
    <div>
      <h3 className="mb-1 font-medium">{title}</h3>
      <Table aria-label={title}>
        <THead>
          <Tr>
            <Th>Name</Th>
            <Th>Type</Th>
            <Th>Meaning</Th>
          </Tr>
        </THead>
        <TBody>
          {rows.map((row) => (
            <Tr key={row.name}>
              <Td mono className="align-top">
                {row.name}
                {row.required && <span className="text-bad"> required</span>}
              </Td>
              <Td className="max-w-64 align-top break-words text-muted">{row.type}</Td>
              <Td className="align-top">{row.description}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  )
}

/** A call to start from; credentials come from the environment, so that none ends in a shell history. */
function exampleCall({ method, path, parameters, body, bodyType }: ApiOperationView, publicUrl: string): string {
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => `${parameter.name}=…`)
    .join('&')
  const lines = [`curl -X ${method} '${publicUrl}${path}${query && `?${query}`}'`]
  if (path.startsWith('/oam')) lines.push(`-H "Authorization: Bearer $GATEHOUSE_TOKEN"`)
  else if (method === 'POST') lines.push(`-u "$CLIENT_ID:$CLIENT_SECRET"`)
  const required = body.filter((member) => member.required)
  if (bodyType === 'application/json') {
    const example = Object.fromEntries(required.map((member) => [member.name, '…']))
    lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(example)}'`)
  } else if (bodyType) {
    for (const member of required) lines.push(`-d ${member.name}=…`)
  }
  return lines.join(' \\\n  ')
}
