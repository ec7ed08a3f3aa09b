namespace FairLab.TorchGuards.Tests.Training;
static class TrainingCases { public static string Fingerprint() => ""; }
static class Stress { public static void Run(int a, int b) { } }
