import { Check, Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { setWindow, type ThemeChoice, useWindowStore } from "../../state/window-store.ts";
import { IconButton } from "../ui/icon-button.tsx";

const choices = [
  { value: "system", label: "Follow the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const satisfies readonly { readonly value: ThemeChoice; readonly label: string; readonly Icon: typeof Sun }[];

/** The switch between the system's theme, light and dark. */
export function ThemeMenu() {
  const theme = useWindowStore((state) => state.theme);
  const current = choices.find((choice) => choice.value === theme) ?? choices[0];
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={`Theme: ${current.label.toLowerCase()}`}>
          <current.Icon aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} aria-label="Theme">
          <DropdownMenu.RadioGroup value={theme}>
            {choices.map(({ value, label, Icon }) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                className="menu-item"
                onSelect={() => setWindow({ theme: value })}
              >
                <Icon aria-hidden />
                {label}
                <DropdownMenu.ItemIndicator className="menu-end">
                  <Check aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
