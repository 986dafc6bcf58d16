using TypedDao.Files.Writing;

namespace TypedDao.Files.Deleting;

/// <summary>A file that a deletion removes or rewrites.</summary>
/// <param name="Version">The version that was read; of a file that was not opened, any.</param>
/// <param name="Rest">The file that takes its place, sealed; null where no row is left.</param>
internal sealed record ChangedFile(FileVersion Version, PendingFile? Rest);
