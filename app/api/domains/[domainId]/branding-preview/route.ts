import { previewBranding } from '@/lib/policy/branding-preview'
import { answer } from '../../../answer'

/** A page of people with a look that is not saved; an empty parameter stands for nothing. */
export async function GET(request: Request, { params }: { params: Promise<{ domainId: string }> }): Promise<Response> {
  const { domainId } = await params
  const query = new URL(request.url).searchParams
  const orNull = (name: string) => query.get(name) || null
  return answer((ctx) =>
    previewBranding(ctx, domainId, {
      page: query.get('page'),
      displayName: query.get('displayName') ?? '',
      accentLight: orNull('accentLight'),
      accentDark: orNull('accentDark'),
      supportUrl: orNull('supportUrl'),
      privacyUrl: orNull('privacyUrl'),
      termsUrl: orNull('termsUrl'),
      logoVersion: orNull('logoVersion'),
    }),
  )
}
