'use client'

import { useState } from 'react'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { OAuthXmlCheck } from './oauth-xml-check'
import { useXmlReplacement } from './use-xml-replacement'

interface OAuthXmlCardProps {
  /** the body that a PUT of the administration surface would send to leave everything as it is */
  xml: string
  version: number
  canWrite: boolean
}

/** The same map as the administration surface has it. A replacement shows what it would change and drop first. */
export function OAuthXmlCard({ xml, version, canWrite }: OAuthXmlCardProps) {
  const [text, setText] = useState<string | null>(null)
  const replacement = useXmlReplacement(() => setText(null))
  const isChanged = text !== null && text !== xml
  return (
    <Card>
      <CardHeader
        title="As XML"
        description="What the administration surface reads and writes. It replaces the whole map: what the XML does not name is gone."
      />
      <CardBody className="grid gap-4">
        {text === null ? (
          <CodeBlock code={xml} label="OAuthConfig as XML" wrap />
        ) : (
          <>
            <Field label="XML" error={replacement.problem}>
              <Textarea
                mono
                rows={Math.min(24, text.split('\n').length + 2)}
                spellCheck={false}
                value={text}
                onChange={(event) => {
                  setText(event.target.value)
                  replacement.forget()
                }}
              />
            </Field>
            {replacement.check && <OAuthXmlCheck changes={replacement.check.changes} />}
          </>
        )}
      </CardBody>
      {canWrite && (
        <CardFooter>
          <div className="ml-auto flex flex-wrap gap-2">
            {text === null ? (
              <Button onClick={() => setText(xml)}>Edit as XML</Button>
            ) : (
              <>
                <Button
                  variant="ghost"
                  onClick={() => {
                    setText(null)
                    replacement.forget()
                  }}
                >
                  Discard
                </Button>
                {replacement.check && replacement.check.changes.length > 0 ? (
                  <Button variant="danger" loading={replacement.isBusy} onClick={() => replacement.replace(text)}>
                    Replace all settings
                  </Button>
                ) : (
                  <Button
                    loading={replacement.isBusy}
                    disabled={!isChanged}
                    onClick={() => replacement.look(text, version)}
                  >
                    Show what would change
                  </Button>
                )}
              </>
            )}
          </div>
        </CardFooter>
      )}
      <UnsavedChangesGuard when={isChanged && !replacement.isBusy} />
    </Card>
  )
}
