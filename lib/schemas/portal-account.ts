import { z } from 'zod'
import { passwordSchema } from './account'
import { PORTAL_ROLES, type PortalRole } from './portal-role'
import { line } from './text'

/** Also the name to sign in with, hence the length. */
export const emailSchema = z
  .string('is required')
  .trim()
  .max(200, 'must have at most 200 characters')
  .pipe(z.email('must be an e-mail address'))

export const portalRoleSchema = z.enum(PORTAL_ROLES, 'must be owner or member')

const organisationId = z.string().max(64).nullable().default(null)

/** An owner names no organisation and invites to the own one; an operator names one of the two. */
export const inviteSchema = z.object({
  email: emailSchema,
  displayName: line(128).default(''),
  portalRole: portalRoleSchema,
  customerId: organisationId,
  partnerId: organisationId,
})
export type Invite = z.input<typeof inviteSchema>

export const changePersonSchema = z.object({
  expectedVersion: z.number().int().min(1),
  displayName: line(128).optional(),
  portalRole: portalRoleSchema.optional(),
  isDisabled: z.boolean().optional(),
})
export type ChangePerson = z.input<typeof changePersonSchema>

export const acceptInvitationSchema = z.object({
  token: z.string('is required').max(200),
  displayName: line(128).default(''),
  password: passwordSchema,
})

export const totpCodeSchema = z
  .string('is required')
  .transform((value) => value.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'must be the 6 digits that the app shows'))

export interface PortalPersonView {
  id: string
  email: string
  displayName: string
  portalRole: PortalRole
  hasSecondFactor: boolean
  disabledAt: Date | null
  lastSignInAt: Date | null
  createdAt: Date
  version: number
  isSelf: boolean
}

export interface PortalInvitationView {
  /** names it, and is no secret: the link cannot be made from it */
  id: string
  email: string
  displayName: string
  portalRole: PortalRole
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  isExpired: boolean
}

/** A partner or a customer with its people. */
export interface PortalOrganisationView {
  kind: 'CUSTOMER' | 'PARTNER'
  id: string
  name: string
  people: PortalPersonView[]
  invitations: PortalInvitationView[]
}

/** What the holder of an invitation's link is told. */
export type InvitationState =
  | { state: 'dead' }
  | { state: 'taken'; email: string }
  | {
      state: 'usable'
      email: string
      displayName: string
      organisation: string
      portalRole: PortalRole
      /** there is an account already: the link sets another password */
      isReturning: boolean
    }
