import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";

/**
 * Stands in for the `electron` module: as much of its behaviour as main/electron
 * and preload lean on. What crosses between page and main is structured-cloned,
 * as Chromium does it.
 */
export type Rectangle = { x: number; y: number; width: number; height: number };
export type FakeFrame = { parent: FakeFrame | null; origin: string };
type Handler = (event: unknown, ...args: unknown[]) => unknown;

export class FakeEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class FakeApp extends EventEmitter {
  name = "warrant";
  isPackaged = true;
  getsLock = true;
  lockData: unknown = null;
  quits = 0;
  exitCode: number | null = null;
  readonly paths: Record<string, string> = {};
  setName(name: string): void {
    this.name = name;
  }
  requestSingleInstanceLock(data: unknown): boolean {
    this.lockData = structuredClone(data);
    return this.getsLock;
  }
  async whenReady(): Promise<void> {}
  getPath(name: string): string {
    return this.paths[name] ?? tmpdir();
  }
  /** As Electron does it: before-quit, the windows close, will-quit, the end. */
  quit(): void {
    this.quits += 1;
    this.emit("before-quit", new FakeEvent());
    for (const window of [...FakeBrowserWindow.all]) window.close({ quitting: true });
    const event = new FakeEvent();
    this.emit("will-quit", event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code: number): void {
    this.exitCode = code;
  }
}

export class FakeWebContents extends EventEmitter {
  static next = 1;
  readonly id = FakeWebContents.next++;
  readonly session = fakeSession;
  readonly sent: unknown[][] = [];
  readonly edits: string[] = [];
  readonly mainFrame: FakeFrame = { parent: null, origin: "app://warrant" };
  reloads = 0;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    const copy = structuredClone(args);
    this.sent.push([channel, ...copy]);
    ipcRenderer.emit(channel, new FakeEvent(), ...copy);
  }
  reload(): void {
    this.reloads += 1;
  }
  replaceMisspelling(word: string): void {
    this.edits.push(`replace:${word}`);
  }
  undo = () => this.edits.push("undo");
  redo = () => this.edits.push("redo");
  cut = () => this.edits.push("cut");
  copy = () => this.edits.push("copy");
  paste = () => this.edits.push("paste");
  selectAll = () => this.edits.push("selectAll");
}

export type WindowOptions = Partial<Rectangle> & { readonly [key: string]: unknown };

export class FakeBrowserWindow extends EventEmitter {
  static all: FakeBrowserWindow[] = [];
  static fromWebContents(contents: FakeWebContents): FakeBrowserWindow | null {
    return FakeBrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  }
  readonly webContents = new FakeWebContents();
  readonly options: WindowOptions;
  bounds: Rectangle;
  url = "";
  shown = false;
  focused = false;
  maximised = false;
  minimised = false;
  destroyed = false;
  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.bounds = {
      x: options.x ?? 10,
      y: options.y ?? 20,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    FakeBrowserWindow.all.push(this);
    app.emit("web-contents-created", new FakeEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    for (const window of FakeBrowserWindow.all) window.focused = window === this;
  }
  isFocused(): boolean {
    return this.focused;
  }
  maximize(): void {
    this.maximised = true;
  }
  isMaximized(): boolean {
    return this.maximised;
  }
  isMinimized(): boolean {
    return this.minimised;
  }
  restore(): void {
    this.minimised = false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  close({ quitting = false } = {}): void {
    this.emit("close", new FakeEvent());
    this.destroy();
    if (!quitting && FakeBrowserWindow.all.length === 0) app.emit("window-all-closed");
  }
  destroy(): void {
    this.destroyed = true;
    FakeBrowserWindow.all = FakeBrowserWindow.all.filter((window) => window !== this);
    this.emit("closed");
  }
}

class FakeSession extends EventEmitter {
  readonly words: string[] = [];
  requestHandler:
    | ((contents: unknown, permission: string, callback: (granted: boolean) => void, details: unknown) => void)
    | null = null;
  checkHandler: ((contents: unknown, permission: string, origin: string) => boolean) | null = null;
  deviceHandler: (() => boolean) | null = null;
  loadHandler: ((details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void) | null = null;
  setPermissionRequestHandler(handler: FakeSession["requestHandler"]): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: FakeSession["checkHandler"]): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: FakeSession["deviceHandler"]): void {
    this.deviceHandler = handler;
  }
  addWordToSpellCheckerDictionary(word: string): boolean {
    this.words.push(word);
    return true;
  }
  readonly webRequest = {
    onBeforeRequest: (handler: FakeSession["loadHandler"]) => {
      this.loadHandler = handler;
    },
  };
}

const handlers = new Map<string, Handler>();
export const fakeSession = new FakeSession();
export const app = new FakeApp();
export const BrowserWindow = FakeBrowserWindow;
export const session = { defaultSession: fakeSession };
export const nativeTheme = { shouldUseDarkColors: false };

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

/** Asks main as a frame of these contents. */
export async function invokeAs(
  sender: FakeWebContents,
  senderFrame: FakeFrame | null,
  channel: string,
  ...args: unknown[]
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler({ sender, senderFrame }, ...structuredClone(args)));
}

class FakeIpcRenderer extends EventEmitter {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const window = FakeBrowserWindow.all.at(-1);
    if (window === undefined) throw new Error("There is no window to ask from.");
    return invokeAs(window.webContents, window.webContents.mainFrame, channel, ...args);
  }
}
export const ipcRenderer = new FakeIpcRenderer();

/** Where the files of the page lie, as far as Chromium knows: those without a path are not among them. */
export const webUtils = {
  paths: new Map<File, string>(),
  getPathForFile: (file: File): string => webUtils.paths.get(file) ?? "",
};

export const exposed = new Map<string, unknown>();
export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown) => {
    exposed.set(name, value);
  },
};

type MessageBox = { readonly message: string; readonly detail: string; readonly buttons?: readonly string[] };
type SaveDialog = { readonly defaultPath: string; readonly filters: readonly unknown[] };

export const dialog = {
  messages: [] as MessageBox[],
  saves: [] as SaveDialog[],
  response: 0,
  saveAnswer: { canceled: true, filePath: "" },
  showMessageBox: async (...args: unknown[]) => {
    dialog.messages.push(args.at(-1) as MessageBox);
    return { response: dialog.response };
  },
  showMessageBoxSync: (...args: unknown[]) => {
    dialog.messages.push(args.at(-1) as MessageBox);
    return dialog.response;
  },
  showSaveDialog: async (...args: unknown[]) => {
    dialog.saves.push(args.at(-1) as SaveDialog);
    return dialog.saveAnswer;
  },
  showErrorBox: (message: string, detail: string) => {
    dialog.messages.push({ message, detail });
  },
};

export type MenuItem = {
  readonly id?: string;
  readonly type?: string;
  readonly role?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
};

export const Menu = {
  application: null as readonly MenuItem[] | null,
  popups: [] as (readonly MenuItem[])[],
  buildFromTemplate: (template: readonly MenuItem[]) => ({ template, popup: () => Menu.popups.push(template) }),
  setApplicationMenu: (menu: { readonly template: readonly MenuItem[] }) => {
    Menu.application = menu.template;
  },
};

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1050 } };
export const screen = {
  displays: [display],
  getPrimaryDisplay: () => screen.displays[0] ?? display,
  getAllDisplays: () => screen.displays,
};

export const protocol = {
  schemes: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    protocol.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
    protocol.handlers.set(scheme, handler);
  },
};

/** Everything as in a process that has just started. */
export function resetElectron(): void {
  app.removeAllListeners();
  Object.assign(app, { name: "warrant", getsLock: true, lockData: null, quits: 0, exitCode: null });
  fakeSession.removeAllListeners();
  FakeBrowserWindow.all = [];
  handlers.clear();
  Object.assign(dialog, { messages: [], saves: [], response: 0, saveAnswer: { canceled: true, filePath: "" } });
  Object.assign(Menu, { application: null, popups: [] });
  nativeTheme.shouldUseDarkColors = false;
  screen.displays = [display];
  protocol.schemes = [];
  protocol.handlers.clear();
}
