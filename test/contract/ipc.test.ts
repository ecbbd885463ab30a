import { ipc } from "./ipc-transport.ts";
import { describeContract } from "./suite.ts";

describeContract(ipc);
