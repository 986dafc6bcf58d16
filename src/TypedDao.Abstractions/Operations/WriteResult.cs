namespace TypedDao;

/// <summary>What a write did.</summary>
/// <param name="Rows">Rows written; 0 where bytes were.</param>
/// <param name="Bytes">Bytes in storage, compressed where the files are.</param>
/// <param name="Files">Files written.</param>
public readonly record struct WriteResult(long Rows, long Bytes, int Files);
