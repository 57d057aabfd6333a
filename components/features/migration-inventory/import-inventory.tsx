'use client'

import { useState } from 'react'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { Alert } from '@/components/ui/alert'
import type { InventoryCheck, InventoryStep } from '@/lib/schemas/migration/inventory-import'
import { InventoryRefused, sendInventory } from './api/send-inventory'
import { ChooseInventory } from './choose-inventory'
import { ImportOutcome } from './import-outcome'
import { ImportProgress } from './import-progress'
import { InventoryReport } from './inventory-report'

/** File, dry run, confirmation, result: each stands below the one before, and nothing is stored before the last. */
export function ImportInventory() {
  const [file, setFile] = useState<File | null>(null)
  const [running, setRunning] = useState<'check' | 'import' | null>(null)
  const [step, setStep] = useState<InventoryStep | null>(null)
  const [check, setCheck] = useState<InventoryCheck | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const startOver = () => {
    setCheck(null)
    setStep(null)
    setProblem(null)
  }
  const send = async (kind: 'check' | 'import', proof: string | null) => {
    if (!file) return
    setProblem(null)
    setStep(null)
    setRunning(kind)
    try {
      await sendInventory(file, proof, (next) => {
        if (next.step === 'checked') setCheck(next.check)
        setStep(next)
      })
    } catch (error) {
      if (!(error instanceof InventoryRefused)) throw error
      setProblem(error.message)
      if (kind === 'import') setCheck(null)
    } finally {
      setRunning(null)
    }
  }

  const isStored = step?.step === 'stored'
  return (
    <div className="grid grid-cols-1 gap-4">
      <ChooseInventory
        file={file}
        isChecked={check !== null}
        isChecking={running === 'check'}
        isLocked={running !== null}
        onFile={(chosen) => {
          startOver()
          setFile(chosen)
        }}
        onCheck={() => {
          startOver()
          void send('check', null)
        }}
      />
      {running && step && <ImportProgress step={step} />}
      {problem && (
        <Alert tone="bad" live title="This file was not taken">
          {problem}
        </Alert>
      )}
      {check && !isStored && running === null && (
        <InventoryReport check={check} onImport={() => void send('import', check.proof)} />
      )}
      {isStored && <ImportOutcome added={step.added} fileName={file?.name ?? ''} />}
      <UnsavedChangesGuard when={running === 'import'} />
    </div>
  )
}
