namespace Acme.Journals.Packs;

/// <summary>How a pack is opened.</summary>
public sealed record PackOptions
{
    /// <summary>Whether a write is on the disk before it counts.</summary>
    public bool FlushToDisk { get; init; } = true;

    /// <summary>Part of the file, in percent, that dead bytes may take before it is rewritten on opening.</summary>
    public int DeadPercent { get; init; } = 50;

    /// <summary>The clock that dates objects.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
