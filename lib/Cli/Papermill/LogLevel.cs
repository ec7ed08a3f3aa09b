namespace FairLab.Cli.Papermill;

/// <summary>Python's log levels, which Papermill's option names.</summary>
enum LogLevel
{
    NOTSET = 0,
    DEBUG = 10,
    INFO = 20,
    WARNING = 30,
    ERROR = 40,
    CRITICAL = 50,
}
