'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { announceOwnSave } from '@/components/patterns/own-saves'
import { toast } from '@/components/ui/toast'
import { checkOAuthConfigXmlAction } from '@/lib/actions/settings/check-oauth-config-xml'
import { replaceOAuthConfigAction } from '@/lib/actions/settings/replace-oauth-config'
import type { SettingChange } from '@/lib/schemas/oauth-config-diff'

/**
 * Looks first, replaces then: what is replaced is the version that the look compared with, so that a save of somebody
 * else in between is refused and not dropped.
 */
export function useXmlReplacement(onReplaced: () => void) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const [problem, setProblem] = useState<string>()
  const [check, setCheck] = useState<{ changes: SettingChange[]; version: number }>()
  const forget = () => {
    setCheck(undefined)
    setProblem(undefined)
  }
  return {
    isBusy,
    problem,
    check,
    forget,
    look: (xml: string, shownVersion: number) =>
      startWork(async () => {
        const answer = await checkOAuthConfigXmlAction({ xml })
        if (!answer.ok) return setProblem(answer.message)
        setProblem(
          answer.data.version === shownVersion
            ? undefined
            : 'Somebody saved other settings after you opened this page; the comparison below is with theirs.',
        )
        setCheck(answer.data)
      }),
    replace: (xml: string) =>
      startWork(async () => {
        if (!check) return
        const answer = await replaceOAuthConfigAction({ xml, expectedVersion: check.version })
        if (!answer.ok) {
          setCheck(undefined)
          return setProblem(answer.message)
        }
        forget()
        announceOwnSave(answer.data.id, answer.data)
        toast.success('All settings were replaced')
        onReplaced()
        router.refresh()
      }),
  }
}
