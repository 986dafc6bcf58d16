using TypedDao.Cli.Output;

namespace TypedDao.Cli.Uploads;

/// <summary>What <c>uploads</c> does.</summary>
/// <param name="Removes">Whether uploads are removed.</param>
/// <param name="MinimumAge">How long ago they were begun at least.</param>
/// <param name="Output">The form of the report.</param>
internal sealed record UploadsRequest(bool Removes, TimeSpan MinimumAge, ReportForm Output);
