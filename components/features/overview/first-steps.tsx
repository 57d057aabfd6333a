import { StepList } from '@/components/patterns/step-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'

interface FirstStepsProps {
  counts: { domains: number; resources: number; clients: number }
  canCreateDomain: boolean
}

/** An empty server: three steps to the first token, the next one ready to take. */
export function FirstSteps({ counts, canCreateDomain }: FirstStepsProps) {
  const done = [counts.domains > 0, counts.resources > 0, counts.clients > 0]
  const current = done.indexOf(false)
  const state = (index: number) => (done[index] ? 'done' : index === current ? 'current' : 'todo')
  const open = (href: string, label: string) => (
    <LinkButton variant="primary" href={href}>
      {label}
    </LinkButton>
  )
  return (
    <Card aria-labelledby="first-steps-title">
      <CardHeader
        titleId="first-steps-title"
        title="To your first token"
        description="Three things, in this order. Each takes a minute, and each can be changed later."
      />
      <CardBody>
        <StepList
          steps={[
            {
              title: 'Create an identity domain',
              description: 'A tenant with its own issuer and signing key. Everything else lives in one.',
              state: canCreateDomain || done[0] ? state(0) : 'blocked',
              content: current === 0 && canCreateDomain ? open(routes.newDomain(), 'Create a domain') : undefined,
            },
            {
              title: 'Create a resource server',
              description: 'The API that tokens are for, with the scopes that clients ask for.',
              state: state(1),
              content: current === 1 ? open(routes.newResource(), 'Create a resource server') : undefined,
            },
            {
              title: 'Create a client and mint a token',
              description: 'The application that asks. Its page has a tab that mints a real token.',
              state: state(2),
              content: current === 2 ? open(routes.newClient(), 'Create a client') : undefined,
            },
          ]}
        />
      </CardBody>
    </Card>
  )
}
