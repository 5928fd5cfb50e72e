"use client";

import Form from "next/form";
import { type ReactNode, useEffect, useRef } from "react";

type AddressFormProps = {
  action: string;
  /** What the address says already and this form does not change. */
  carried: readonly (readonly [string, string])[];
  label?: string;
  search?: boolean;
  className?: string;
  children: ReactNode;
};

/** A form that leads to another address of the same page. Fields left empty stay out of it; without scripts they are empty in it. */
export function AddressForm({ action, carried, label, search, className, children }: AddressFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const form = ref.current;
    const leaveOutEmpty = ({ formData }: FormDataEvent) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    };
    form?.addEventListener("formdata", leaveOutEmpty);
    return () => form?.removeEventListener("formdata", leaveOutEmpty);
  }, []);
  return (
    <Form ref={ref} action={action} role={search ? "search" : undefined} aria-label={label} className={className}>
      {carried.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}
