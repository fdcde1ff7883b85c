import { useId } from 'react';

export interface SwitchProps {
  title: string;
  about?: string;
  on: boolean;
  /** Something else decides. */
  idle?: boolean;
  onSwitch(on: boolean): void;
}

/** Something that is on or off, and what that means. */
export function Switch({ title, about, on, idle = false, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <label className="settings-switch">
      <span id={id}>{title}</span>
      {about && (
        <small id={`${id}-about`} className="settings-says">
          {about}
        </small>
      )}
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        disabled={idle}
        aria-labelledby={id}
        aria-describedby={about && `${id}-about`}
        onChange={({ target }) => onSwitch(target.checked)}
      />
    </label>
  );
}
