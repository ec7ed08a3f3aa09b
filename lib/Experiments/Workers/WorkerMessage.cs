using System.Text.Json.Serialization;

namespace FairLab.Experiments.Workers;

/// <summary>What a worker can be told, one JSON line each.</summary>
[JsonDerivedType(typeof(WorkerRequest), "run")]
[JsonDerivedType(typeof(JobRequest), "job")]
[JsonDerivedType(typeof(StopRequest), "stop")]
abstract record WorkerMessage;
