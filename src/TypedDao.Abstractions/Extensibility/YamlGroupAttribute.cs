namespace TypedDao.Extensibility;

/// <summary>
/// States how keys of one type go together: keys with the same group name exclude each other, or, with
/// <see cref="Together"/>, must be given together.
/// </summary>
/// <param name="group">The group's name.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
public sealed class YamlGroupAttribute(string group) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Group { get; } = group;

    /// <summary>True: all keys of the group or none. False: at most one of them.</summary>
    public bool Together { get; init; }

    /// <summary>True, stated on each of its keys: one key of a group that excludes each other must be given.</summary>
    public bool Required { get; init; }
}
