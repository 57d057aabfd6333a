interface FieldProps {
  name: string
  label: string
  type: 'text' | 'password'
  autoComplete: string
  value?: string
  isReadOnly?: boolean
  /** the cursor stands here when the page opens */
  isFirst?: boolean
  isWrong?: boolean
  /** ids of what explains the field */
  describedBy?: string | undefined
}

/** A labelled field of a real form, as password managers look for it. Its id is its name. */
export function Field({
  name,
  label,
  type,
  autoComplete,
  value,
  isReadOnly,
  isFirst,
  isWrong,
  describedBy,
}: FieldProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        defaultValue={value}
        readOnly={isReadOnly}
        required
        // Without a script this is the only way to put the cursor into the field that needs it.
        {...(isFirst ? { autoFocus: true } : {})}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        {...(type === 'text' ? { autoCapitalize: 'none', spellCheck: false, maxLength: 256 } : {})}
      />
    </div>
  )
}
