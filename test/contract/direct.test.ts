import { describeContract } from "./suite.ts";
import { direct } from "./transports.ts";

describeContract(direct);
