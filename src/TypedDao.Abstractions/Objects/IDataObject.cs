namespace TypedDao;

/// <summary>A named unit of data of a catalog, a member of a family, a partition, or a selection of them.</summary>
public interface IDataObject
{
    /// <summary>What it stands for: definition, context and keys.</summary>
    ObjectTarget Target { get; }
}
