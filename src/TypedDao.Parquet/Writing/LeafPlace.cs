namespace TypedDao.Parquet.Writing;

/// <summary>Where a leaf is in the schema.</summary>
/// <param name="Path">The names from below the root on.</param>
/// <param name="Definition">The definition level of values that are there.</param>
/// <param name="Repetition">The repetition level of the innermost list around it.</param>
internal sealed record LeafPlace(string[] Path, int Definition, int Repetition);
