import { loopback } from "./loopback-transport.ts";
import { describeContract } from "./suite.ts";

describeContract(loopback);
