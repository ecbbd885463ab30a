import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { listenForShortcuts } from "./actions/shortcuts.ts";
import { App } from "./app.tsx";
import { connect, listen } from "./state/connection.ts";
import { queryClient } from "./state/queries.ts";
import { measureForeignText } from "./workers/foreign-text.ts";
import "./styles/styles.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");

measureForeignText();
listen();
listenForShortcuts();
void connect();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
