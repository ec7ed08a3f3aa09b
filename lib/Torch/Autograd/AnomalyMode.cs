using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Until disposed, backward passes name the operator of the forward pass that failed, and NaN in a gradient is an error. Slow.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Until disposed, sets whether backward passes look for anomalies.</summary>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        /// <summary>Ends anomaly detection when disposed. The mode belongs to the whole process.</summary>
        public sealed class AnomalyMode : IDisposable
        {
            readonly int _before;
            bool _disposed;

            internal AnomalyMode(bool enabled, bool check_nan) =>
                _before = (int)NativeCalls.Mode(NativeCalls.Anomaly, (enabled ? 1 : 0) | (check_nan ? 2 : 0));

            /// <summary>True while backward passes look for anomalies.</summary>
            public static bool IsEnabled => (NativeCalls.Mode(NativeCalls.Anomaly, -1) & 1) != 0;

            /// <summary>True while NaN in a gradient is an error.</summary>
            public static bool ShouldCheckNaN => (NativeCalls.Mode(NativeCalls.Anomaly, -1) & 2) != 0;

            /// <summary>Sets the mode back to what it was.</summary>
            public void Dispose()
            {
                if (_disposed) return;
                _disposed = true;
                NativeCalls.Mode(NativeCalls.Anomaly, _before);
            }
        }
    }
}
