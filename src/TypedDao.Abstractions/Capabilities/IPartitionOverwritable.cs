using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Those of its partitions that rows belong to can be replaced; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IOverwritesPartitions), Access = AccessLevel.Modify, Requires = YamlRole.PartitionKeys)]
public interface IPartitionOverwritable<TRow> : IRowObject<TRow>;
